package dev.docent.api.launch;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder with {@code certificate.crt} and {@code private.key}. Both are made when both are missing, and a certificate
 * that was made here is renewed, for the same key, when it ends soon. Files of others are used as they are and never
 * overwritten.
 */
final class CertificateFolder {

    private static final Logger log = LoggerFactory.getLogger(CertificateFolder.class);
    private static final Duration SOON = Duration.ofDays(30);

    private final Path folder;
    private final Path certificate;
    private final Path key;

    private final Instant now;

    CertificateFolder(Path folder, Instant now) {
        this.folder = folder;
        this.now = now;
        this.certificate = folder.resolve("certificate.crt");
        this.key = folder.resolve("private.key");
    }

    /**
     * Makes what is missing and renews what ends soon.
     *
     * @throws StartRefusedException when one of the two is missing, they don't belong together, or cannot be read or made
     */
    void prepare() {
        try {
            if (Files.notExists(certificate) && Files.notExists(key)) {
                make();
            } else if (Files.notExists(certificate) && Files.exists(aside(certificate))) {
                finish(certificate);
            }
            requireBoth();
            renewWhenItEndsSoon(CertificatePair.read(certificate, key));
        } catch (IOException e) {
            throw new StartRefusedException(
                    "The certificate in " + folder.toAbsolutePath() + " cannot be read or made: " + e.getMessage(),
                    "Let the user who starts Docent read and write that folder, or set DOCENT_CERTS to another.",
                    e);
        }
    }

    /** The certificate lies aside before the key is there, so that a start which is killed in between can be finished. */
    private void make() throws IOException {
        Files.createDirectories(folder);
        var made = SelfSignedCertificate.make(now);
        writeAside(certificate, made.certificate(), "rw-r--r--");
        writeAside(key, made.key(), "rw-------");
        finish(key);
        finish(certificate);
    }

    /** With the key kept, one rename takes the new certificate into use, and clients see no mismatch. */
    private void renewWhenItEndsSoon(CertificatePair pair) throws IOException {
        var ends = pair.certificate().getNotAfter().toInstant();
        if (ends.isAfter(now.plus(SOON))) {
            return;
        }
        if (SelfSignedCertificate.isMadeByUs(pair)) {
            var renewed = SelfSignedCertificate.renew(pair, now);
            writeAside(certificate, renewed.certificate(), "rw-r--r--");
            finish(certificate);
            log.info("Renewed the certificate {}, which ends at {}", certificate, ends);
        } else {
            log.warn("The certificate {} ends at {}; replace it in time", certificate, ends);
        }
    }

    private void requireBoth() {
        if (Files.notExists(certificate) || Files.notExists(key)) {
            var missing = Files.notExists(certificate) ? certificate : key;
            var there = missing.equals(certificate) ? key : certificate;
            throw new StartRefusedException(
                    there.toAbsolutePath() + " is there, but " + missing.getFileName() + " is missing.",
                    "Put the missing file beside it; or remove it, and both are made anew.",
                    null);
        }
    }

    private static void writeAside(Path file, String text, String permissions) throws IOException {
        var aside = aside(file);
        Files.deleteIfExists(aside);
        var options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (var channel = FileChannel.open(aside, options, permissions(aside, permissions))) {
            channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)));
            channel.force(true);
        }
    }

    private static void finish(Path file) throws IOException {
        Files.move(aside(file), file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static Path aside(Path file) {
        return file.resolveSibling(file.getFileName() + ".new");
    }

    private static FileAttribute<?>[] permissions(Path file, String permissions) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
