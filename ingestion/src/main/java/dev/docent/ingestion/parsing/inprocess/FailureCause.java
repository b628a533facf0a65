package dev.docent.ingestion.parsing.inprocess;

import dev.docent.ingestion.parsing.UnreadableDocumentException;
import dev.docent.ingestion.parsing.UnreadableDocumentException.Reason;
import java.nio.charset.CharacterCodingException;
import org.apache.tika.exception.EncryptedDocumentException;
import org.apache.tika.exception.UnsupportedFormatException;
import org.apache.tika.exception.WriteLimitReachedException;
import org.apache.tika.exception.ZeroByteFileException;
import org.jspecify.annotations.Nullable;

/** What the failures of the libraries that read files mean to people. */
final class FailureCause {

    private FailureCause() {}

    static UnreadableDocumentException of(Exception failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            var known = known(cause, failure);
            if (known != null) {
                return known;
            }
        }
        return new UnreadableDocumentException(
                Reason.CORRUPT, "The file is damaged, or it is not what its content says it is", failure);
    }

    private static @Nullable UnreadableDocumentException known(Throwable cause, Exception failure) {
        return switch (cause) {
            case UnreadableDocumentException known -> known;
            case EncryptedDocumentException _, org.apache.poi.EncryptedDocumentException _ ->
                new UnreadableDocumentException(
                        Reason.ENCRYPTED, "The file is encrypted and opens only with its password", failure);
            case UnsupportedFormatException _ ->
                new UnreadableDocumentException(
                        Reason.UNSUPPORTED,
                        "This version of the format is not read; save the file as a newer one",
                        failure);
            case WriteLimitReachedException _ ->
                new UnreadableDocumentException(Reason.LIMIT, "The file has more text than is read", failure);
            case ZeroByteFileException _ -> new UnreadableDocumentException(Reason.EMPTY, "The file is empty", failure);
            case StackOverflowError _ ->
                new UnreadableDocumentException(
                        Reason.LIMIT, "The parts of the file are nested too deeply in one another", failure);
            case CharacterCodingException _ ->
                new UnreadableDocumentException(
                        Reason.UNSUPPORTED, "The file is not text, or in an encoding that is not known", failure);
            default -> null;
        };
    }
}
