/** What the trail holds rows of: procedures, and things that happened by themselves. Each has its words under `acts` in the texts of audit. */
export const AUDITED_ACTS = [
  'audit.list', 'identity.record', 'identity.list', 'point.setUp', 'point.saveSettings', 'point.saveDesk', 'point.saveAdvisor', 'point.signIn',
  'point.unlock', 'point.signOut', 'devices.createCode', 'devices.rename', 'devices.pair', 'devices.revoke', 'queue.saveGroup', 'queue.closeDesk',
  'queue.take', 'queue.answerHelpCall', 'visits.get', 'visits.today', 'visits.watchDesk', 'visits.handOver', 'visits.cancel', 'visits.reopen',
  'visits.correctTime', 'bookings.book', 'bookings.move', 'bookings.cancel', 'bookings.checkIn', 'bookings.noShow', 'remote.call',
  'remote.watchDesk', 'remote.consent', 'remote.answerIdentity', 'remote.sendForm', 'remote.askCallback', 'remote.askQuestion', 'remote.cases',
  'remote.closeCase', 'remote.expertKeyChanged', 'payments.saveRegister', 'payments.setTerminalSecret', 'payments.openShift', 'payments.countShift',
  'payments.approveDifference', 'payments.closeShift', 'payments.xReport', 'payments.zReport', 'payments.printReport', 'payments.moveCash',
  'payments.openDrawer', 'payments.printProForma', 'payments.refund', 'payments.voidReceipt', 'payments.printCopy', 'payments.printAgain',
  'payments.changeStock', 'payments.issueInvoice', 'payments.creditInvoice', 'payments.verifyJournal', 'payments.exportJournal',
  'journal.otherHistory', 'feed.refused', 'demo',
] as const;
