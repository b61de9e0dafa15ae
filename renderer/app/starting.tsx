/** What the document itself shows before any script has run, kept until the screen has something of its own. */
export function Starting() {
  return <p className="od-starting">OneDoor</p>;
}
