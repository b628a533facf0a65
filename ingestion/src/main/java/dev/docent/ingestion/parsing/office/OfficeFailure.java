package dev.docent.ingestion.parsing.office;

import dev.docent.ingestion.parsing.UnreadableDocumentException;
import dev.docent.ingestion.parsing.UnreadableDocumentException.Reason;
import java.util.Locale;
import org.apache.commons.lang3.exception.ExceptionUtils;
import org.apache.poi.EncryptedDocumentException;
import org.apache.poi.UnsupportedFileFormatException;
import org.apache.tika.exception.UnsupportedFormatException;
import org.apache.tika.exception.ZeroByteFileException;
import org.apache.tika.sax.SecureContentHandler;
import org.jspecify.annotations.Nullable;
import org.xml.sax.SAXParseException;

/** Turns what the libraries throw into a sentence for the user. */
final class OfficeFailure {

    private OfficeFailure() {}

    static UnreadableDocumentException explain(Exception thrown, @Nullable String password) {
        for (var cause : ExceptionUtils.getThrowableList(thrown)) {
            switch (cause) {
                case UnreadableDocumentException known -> {
                    return known;
                }
                case EncryptedDocumentException ignored -> {
                    return encrypted(password, thrown);
                }
                case org.apache.tika.exception.EncryptedDocumentException ignored -> {
                    return encrypted(password, thrown);
                }
                case ZeroByteFileException ignored -> {
                    return new UnreadableDocumentException(Reason.EMPTY, "The file is empty", thrown);
                }
                case UnsupportedFileFormatException ignored -> {
                    return unsupported(thrown);
                }
                case UnsupportedFormatException ignored -> {
                    return unsupported(thrown);
                }
                case SAXParseException parsing
                when String.valueOf(parsing.getMessage()).startsWith("DOCTYPE is disallowed") -> {
                    return new UnreadableDocumentException(
                            Reason.CORRUPT,
                            "A part of the document declares a document type (DOCTYPE), which no such document may",
                            thrown);
                }
                default -> {
                    if (isBomb(cause)) {
                        return new UnreadableDocumentException(
                                Reason.LIMIT, "The document expands to far more than its size", thrown);
                    }
                }
            }
        }
        return new UnreadableDocumentException(
                Reason.CORRUPT, "The document is damaged: its contents cannot be read", thrown);
    }

    /** POI and Tika tell their guards apart from other failures by their words alone. */
    private static boolean isBomb(Throwable cause) {
        var message = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
        return message.contains("zip bomb")
                || message.contains("suspected xml bomb")
                || cause.getClass().getName().startsWith(SecureContentHandler.class.getName());
    }

    static UnreadableDocumentException encrypted(@Nullable String password, @Nullable Exception thrown) {
        return new UnreadableDocumentException(
                Reason.ENCRYPTED,
                password == null
                        ? "The document is encrypted and opens only with its password"
                        : "The password does not open the file",
                thrown);
    }

    private static UnreadableDocumentException unsupported(Exception thrown) {
        return new UnreadableDocumentException(
                Reason.UNSUPPORTED,
                "The document is in a version of its format that cannot be read; save it in the current one",
                thrown);
    }
}
