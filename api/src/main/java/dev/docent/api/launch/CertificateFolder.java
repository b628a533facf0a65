package dev.docent.api.launch;

import dev.docent.runtime.DurableFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder with {@code certificate.crt} and {@code private.key}. A missing pair is generated, and a generated certificate
 * is renewed for the same key before it expires. Other files are used unchanged.
 */
final class CertificateFolder {

    private static final Logger log = LoggerFactory.getLogger(CertificateFolder.class);
    private static final Duration RENEWAL_PERIOD = Duration.ofDays(30);

    private final Path folder;
    private final Path certificate;
    private final Path newCertificate;
    private final Path key;
    private final Instant now;

    CertificateFolder(Path folder, Instant now) {
        this.folder = folder;
        this.now = now;
        this.certificate = folder.resolve("certificate.crt");
        this.newCertificate = folder.resolve("certificate.crt.new");
        this.key = folder.resolve("private.key");
    }

    /**
     * Generates a missing pair and renews a certificate that expires soon.
     *
     * @throws StartRefusedException if only one of the files exists, the two do not match, or they cannot be read or written
     */
    void prepare() {
        try {
            if (Files.notExists(certificate) && Files.notExists(key)) {
                create();
            } else if (Files.notExists(certificate) && Files.exists(newCertificate)) {
                DurableFile.move(newCertificate, certificate);
            }
            requireBoth();
            renewIfExpiring(CertificatePair.read(certificate, key));
        } catch (IOException e) {
            throw new StartRefusedException(
                    "Cannot read or write the certificate in " + folder.toAbsolutePath() + ": " + e.getMessage(),
                    "Make the folder readable and writable for the user who starts Docent, or set DOCENT_CERTS to another.",
                    e);
        }
    }

    /** Writes the certificate under another name before the key, so that the next start can complete a killed one. */
    private void create() throws IOException {
        var created = SelfSignedCertificate.create(now);
        DurableFile.write(newCertificate, ascii(created.certificate()));
        DurableFile.writeOwnerOnly(key, ascii(created.key()));
        DurableFile.move(newCertificate, certificate);
    }

    /** Keeps the key, so that the new certificate takes effect with a single rename. */
    private void renewIfExpiring(CertificatePair pair) throws IOException {
        var expires = pair.certificate().getNotAfter().toInstant();
        if (expires.isAfter(now.plus(RENEWAL_PERIOD))) {
            return;
        }
        if (SelfSignedCertificate.isCreatedByDocent(pair)) {
            DurableFile.write(
                    certificate, ascii(SelfSignedCertificate.renew(pair, now).certificate()));
            log.info("renewed certificate={} expiring_at={}", certificate, expires);
        } else {
            log.warn("expiring certificate={} at={}; replace it in time", certificate, expires);
        }
    }

    private void requireBoth() {
        if (Files.notExists(certificate) || Files.notExists(key)) {
            var missing = Files.notExists(certificate) ? certificate : key;
            var present = missing.equals(certificate) ? key : certificate;
            throw new StartRefusedException(
                    present.toAbsolutePath() + " exists, but " + missing.getFileName() + " is missing.",
                    "Add the missing file, or delete the other one to have a new pair generated.");
        }
    }

    private static byte[] ascii(String pem) {
        return pem.getBytes(StandardCharsets.US_ASCII);
    }
}
