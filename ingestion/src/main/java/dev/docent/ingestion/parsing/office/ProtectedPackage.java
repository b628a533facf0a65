package dev.docent.ingestion.parsing.office;

import dev.docent.ingestion.parsing.UnreadableDocumentException;
import dev.docent.ingestion.parsing.UnreadableDocumentException.Reason;
import dev.docent.ingestion.parsing.format.SourceFile;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import org.apache.poi.poifs.crypt.Decryptor;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/** An Office Open XML document that is encrypted with a password (MS-OFFCRYPTO, 2.3.4). */
public final class ProtectedPackage {

    private static final String MEDIA_TYPE = "application/x-tika-ooxml-protected";

    private ProtectedPackage() {}

    /** {@return whether files of the media type are such} */
    public static boolean is(String mediaType) {
        return mediaType.equals(MEDIA_TYPE);
    }

    /**
     * Writes the document that is inside.
     *
     * @throws UnreadableDocumentException when the password is missing or wrong
     */
    public static void open(SourceFile file, Path target) throws IOException {
        try (var container = new POIFSFileSystem(file.path().toFile(), true)) {
            var decryptor = new EncryptionInfo(container).getDecryptor();
            var password = file.password() == null ? Decryptor.DEFAULT_PASSWORD : file.password();
            if (!decryptor.verifyPassword(password)) {
                throw OfficeFailure.encrypted(file.password(), null);
            }
            try (var inside = decryptor.getDataStream(container)) {
                Files.copy(inside, target, StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (FileNotFoundException otherProtection) {
            throw new UnreadableDocumentException(
                    Reason.ENCRYPTED,
                    "The document is protected by rights management, and opens only for those whom it names",
                    otherProtection);
        } catch (GeneralSecurityException unknown) {
            throw new UnreadableDocumentException(
                    Reason.ENCRYPTED, "The document is encrypted in a way that is not known", unknown);
        }
    }
}
