/** The certificate for the local network: the point's own, or one made at the first run and kept. */
import { createHash, X509Certificate } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generate } from 'selfsigned';

export interface Certificate {
  key: string;
  cert: string;
  /** SHA-256 of the certificate in hex, shown at enrolment and pinned by the desktop application. */
  fingerprint: string;
}

const YEARS = 5;

const fingerprintOf = (cert: string) => createHash('sha256').update(new X509Certificate(cert).raw).digest('hex');

/** Reads `tls/key.pem` and `tls/cert.pem` of the data folder; makes them for `host` when they are not there. */
export const ownCertificate = async (dataDir: string, host: string): Promise<Certificate> => {
  const folder = join(dataDir, 'tls');
  const keyFile = join(folder, 'key.pem');
  const certFile = join(folder, 'cert.pem');
  if (!existsSync(keyFile) || !existsSync(certFile)) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const notAfterDate = new Date();
    notAfterDate.setFullYear(notAfterDate.getFullYear() + YEARS);
    const made = await generate([{ name: 'commonName', value: host }], {
      keyType: 'ec',
      curve: 'P-256',
      algorithm: 'sha256',
      notAfterDate,
      extensions: [{ name: 'subjectAltName', altNames: [/^[\d.]+$/.test(host) ? { type: 7, ip: host } : { type: 2, value: host }, { type: 2, value: 'localhost' }, { type: 7, ip: '127.0.0.1' }] }],
    });
    writeFileSync(keyFile, made.private, { mode: 0o600 });
    writeFileSync(certFile, made.cert);
  }
  const cert = readFileSync(certFile, 'utf8');
  return { key: readFileSync(keyFile, 'utf8'), cert, fingerprint: fingerprintOf(cert) };
};
