package dev.docent.ingestion.parsing.format;

import dev.docent.ingestion.parsing.UnreadableDocumentException;
import dev.docent.ingestion.parsing.UnreadableDocumentException.Reason;
import java.util.Locale;
import org.apache.commons.lang3.exception.ExceptionUtils;
import org.apache.poi.UnsupportedFileFormatException;
import org.apache.tika.exception.EncryptedDocumentException;
import org.apache.tika.exception.UnsupportedFormatException;
import org.apache.tika.exception.ZeroByteFileException;
import org.apache.tika.sax.SecureContentHandler;
import org.jspecify.annotations.Nullable;
import org.xml.sax.SAXParseException;

/** Translates the exceptions of the parsing libraries for the user. */
public final class FailureCause {

    private FailureCause() {}

    /**
     * {@return the first known failure in the chain of causes, or a damaged file}
     *
     * @param password the password that was used; null if none is known
     */
    public static UnreadableDocumentException of(Exception thrown, @Nullable String password) {
        for (var cause : ExceptionUtils.getThrowableList(thrown)) {
            var known = known(cause, thrown, password);
            if (known != null) {
                return known;
            }
        }
        return new UnreadableDocumentException(Reason.CORRUPT, "The file is damaged and cannot be read", thrown);
    }

    /** {@return the failure of a file that requires a password, or another one than this} */
    public static UnreadableDocumentException encrypted(@Nullable String password, @Nullable Exception thrown) {
        return new UnreadableDocumentException(
                Reason.ENCRYPTED,
                password == null
                        ? "The file is encrypted and opens only with its password; upload it again with the part `password`"
                        : "The password does not open the file",
                thrown);
    }

    private static @Nullable UnreadableDocumentException known(
            Throwable cause, Exception thrown, @Nullable String password) {
        return switch (cause) {
            case UnreadableDocumentException known -> known;
            case EncryptedDocumentException _, org.apache.poi.EncryptedDocumentException _ ->
                encrypted(password, thrown);
            case ZeroByteFileException _ -> new UnreadableDocumentException(Reason.EMPTY, "The file is empty", thrown);
            case UnsupportedFileFormatException _, UnsupportedFormatException _ ->
                new UnreadableDocumentException(
                        Reason.UNSUPPORTED,
                        "This version of the format is not supported; save the file in the current version",
                        thrown);
            case SAXParseException parsing
            when String.valueOf(parsing.getMessage()).startsWith("DOCTYPE is disallowed") ->
                new UnreadableDocumentException(
                        Reason.CORRUPT, "A part of the document declares a DOCTYPE, which is not allowed", thrown);
            default ->
                isBomb(cause)
                        ? new UnreadableDocumentException(
                                Reason.LIMIT, "The document expands to far more than its size", thrown)
                        : null;
        };
    }

    /** POI and Tika identify these guards only by their messages. */
    private static boolean isBomb(Throwable cause) {
        var message = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
        return message.contains("zip bomb")
                || message.contains("suspected xml bomb")
                || cause.getClass().getName().startsWith(SecureContentHandler.class.getName());
    }
}
