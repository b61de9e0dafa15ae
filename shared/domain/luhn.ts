/** The Luhn check digit (ISO/IEC 7812-1), of payment cards and of Finnish accounts: every second digit from the right but one counts double, as the sum of its digits. */
export const luhnFits = (digits: string): boolean => {
  let sum = 0;
  for (let place = 0; place < digits.length; place += 1) {
    const digit = Number(digits.charAt(digits.length - 1 - place)) * (place % 2 === 0 ? 1 : 2);
    sum += digit > 9 ? digit - 9 : digit;
  }
  return sum % 10 === 0;
};
