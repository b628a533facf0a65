package dev.docent.ingestion.parsing.office;

import dev.docent.ingestion.parsing.DocumentFile;
import dev.docent.ingestion.parsing.UnreadableDocumentException;
import dev.docent.ingestion.parsing.UnreadableDocumentException.Reason;
import dev.docent.ingestion.parsing.format.FailureCause;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import org.apache.poi.poifs.crypt.Decryptor;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/** A password-encrypted Office Open XML document (MS-OFFCRYPTO, 2.3.4). */
public final class ProtectedPackage {

    private static final String MEDIA_TYPE = "application/x-tika-ooxml-protected";

    private ProtectedPackage() {}

    /** {@return whether the media type is that of encrypted documents} */
    public static boolean is(String mediaType) {
        return mediaType.equals(MEDIA_TYPE);
    }

    /**
     * Writes the decrypted document to {@code target}.
     *
     * @throws UnreadableDocumentException if the password is missing or wrong
     */
    public static void decrypt(DocumentFile file, Path target) throws IOException {
        try (var container = new POIFSFileSystem(file.path().toFile(), true)) {
            var decryptor = new EncryptionInfo(container).getDecryptor();
            var password = file.password() == null ? Decryptor.DEFAULT_PASSWORD : file.password();
            if (!decryptor.verifyPassword(password)) {
                throw FailureCause.encrypted(file.password(), null);
            }
            try (var inside = decryptor.getDataStream(container)) {
                Files.copy(inside, target, StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (FileNotFoundException otherProtection) {
            throw new UnreadableDocumentException(
                    Reason.ENCRYPTED,
                    "The document is protected by rights management and opens only for the users it names",
                    otherProtection);
        } catch (GeneralSecurityException unknown) {
            throw new UnreadableDocumentException(
                    Reason.ENCRYPTED, "The document is encrypted with an unsupported method", unknown);
        }
    }
}
