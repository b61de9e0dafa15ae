/** What is added to the other's description before it is applied: a first speed at which the first picture is sent whole. */

/**
 * Kilobits a second at which a picture begins, before the line has been measured. From its own 300 Chromium drops the first
 * frames and scales down those after, which nobody waits for willingly; what a line cannot carry is taken back within a second.
 */
export const FIRST_KILOBITS = 800;

const sectionWithSpeed = (section: string): string => {
  const payload = /^m=video \d+ \S+ (\d+)/.exec(section)?.[1];
  if (payload === undefined) return section;
  const speed = `x-google-start-bitrate=${FIRST_KILOBITS}`;
  const format = new RegExp(`^(a=fmtp:${payload} .*?)(\\r?)$`, 'm');
  return format.test(section) ? section.replace(format, `$1;${speed}$2`) : section.replace(new RegExp(`^(a=rtpmap:${payload} .*?)(\\r?)$`, 'm'), `$1$2\na=fmtp:${payload} ${speed}$2`);
};

/** The other's description with the speed to begin at for the picture we send; browsers that do not know the word pass over it. */
export const withFirstSpeed = (sdp: string): string =>
  sdp
    .split(/^(?=m=)/m)
    .map(sectionWithSpeed)
    .join('');
