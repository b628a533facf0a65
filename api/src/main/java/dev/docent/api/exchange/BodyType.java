package dev.docent.api.exchange;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;

/** How the body of a request is limited and read, which depends on its media type. */
public enum BodyType {
    /** A form with files, which the container stores in files and limits. */
    FORM,
    /** An archive, which is stored in a file. */
    ARCHIVE,
    /** Any other body, which is read into memory. */
    OTHER;

    /** Compares media types without case and without parameters (RFC 9110, section 8.3.1). */
    public static BodyType of(HttpServletRequest request) {
        return switch (mediaType(request.getContentType())) {
            case MediaType.MULTIPART_FORM_DATA_VALUE -> FORM;
            case "application/zip" -> ARCHIVE;
            default -> OTHER;
        };
    }

    /** {@return the media type in lower case without its parameters; empty if there is none} */
    static String mediaType(@Nullable String contentType) {
        return Objects.requireNonNullElse(contentType, "")
                .split(";", 2)[0]
                .strip()
                .toLowerCase(Locale.ROOT);
    }
}
