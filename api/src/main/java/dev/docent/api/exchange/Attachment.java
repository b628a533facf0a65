package dev.docent.api.exchange;

import java.nio.charset.StandardCharsets;
import org.springframework.http.ContentDisposition;

/** The {@code Content-Disposition} of a file that browsers save and do not render (RFC 6266). */
public final class Attachment {

    private Attachment() {}

    /** {@return the header's value: the file name in ASCII for simple clients, and encoded in UTF-8 for all others} */
    public static String disposition(String filename) {
        var ascii = ContentDisposition.attachment()
                .filename(filename.replaceAll("[^\\x20-\\x7E]", "_"))
                .build()
                .toString();
        var encoded = ContentDisposition.attachment()
                .filename(filename, StandardCharsets.UTF_8)
                .build()
                .toString();
        return ascii + encoded.substring(encoded.indexOf("; filename*="));
    }
}
