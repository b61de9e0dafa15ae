/** What can stop OneDoor from starting, in words that say what to do. Keys are the hosts' own (`StartProblemKind`). */
import { Problem } from './say.mjs';

/** @type {Record<string, (place: string) => [en: string, fi: string]>} */
const words = {
  portTaken: () => [
    'The port is taken. If OneDoor is already running, use it; otherwise choose another port: ONEDOOR_PORT=4320 npm start',
    'Portti on varattu. Jos OneDoor on jo käynnissä, käytä sitä; muuten valitse toinen portti: ONEDOOR_PORT=4320 npm start',
  ],
  dataNotWritable: (place) => [
    `OneDoor cannot write to its data folder ${place}. Give your account the right to write there, or choose another folder in ONEDOOR_DATA.`,
    `OneDoor ei voi kirjoittaa tietokansioonsa ${place}. Anna tunnuksellesi kirjoitusoikeus tai valitse toinen kansio muuttujassa ONEDOOR_DATA.`,
  ],
  dataInUse: (place) => [
    `Another OneDoor is using the data folder ${place}. Close it, or choose another folder in ONEDOOR_DATA.`,
    `Toinen OneDoor käyttää tietokansiota ${place}. Sulje se tai valitse toinen kansio muuttujassa ONEDOOR_DATA.`,
  ],
  dataTooNew: (place) => [
    `The data in ${place} was written by a newer OneDoor. Update this one; the data is untouched.`,
    `Kansion ${place} tiedot ovat uudemman OneDoorin kirjoittamia. Päivitä tämä; tietoihin ei ole koskettu.`,
  ],
  dataDamaged: (place) => [
    `The data in ${place} is damaged. Nothing was changed. Restore a backup: npm run restore -- <file>`,
    `Kansion ${place} tiedot ovat vioittuneet. Mitään ei muutettu. Palauta varmuuskopio: npm run restore -- <tiedosto>`,
  ],
  diskFull: (place) => [
    `The disk is full (${place}). Free some space and start again.`,
    `Levy on täynnä (${place}). Vapauta tilaa ja käynnistä uudelleen.`,
  ],
  hubNotTrusted: () => [
    'The hub is not the one that the line names: its certificate or its feed differs. Ask for a new line; nothing was joined.',
    'Keskus ei ole se, jonka rivi nimeää: sen varmenne tai syöte on toinen. Pyydä uusi rivi; mihinkään ei liitytty.',
  ],
  hubAway: () => [
    'The hub could not be reached to join it. Check the address and the network, and start again with the same line.',
    'Keskukseen ei saatu yhteyttä liittymistä varten. Tarkista osoite ja verkko ja käynnistä uudelleen samalla rivillä.',
  ],
  notDurable: (place) => [
    `The disk of ${place} does not keep what is written to it. Choose a folder on a local disk in ONEDOOR_DATA.`,
    `Kansion ${place} levy ei säilytä siihen kirjoitettua. Valitse paikallisen levyn kansio muuttujassa ONEDOOR_DATA.`,
  ],
};

/**
 * A host's reported problem in plain words; an unknown one is shown as it came.
 *
 * @param {{ problem: string, detail?: string }} report
 * @param {string} place the data folder
 */
export function problemInWords(report, place) {
  const [en, fi] = words[report.problem]?.(place) ?? ['OneDoor could not start.', 'OneDoor ei käynnistynyt.'];
  return new Problem(en, fi, [report.problem, report.detail].filter(Boolean).join(': '));
}
