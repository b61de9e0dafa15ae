class Screen {
  name() {
    return 'screen';
  }
}
export class Display extends Screen {
  name() {
    return 'display';
  }
}
