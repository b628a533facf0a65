package dev.docent.ingestion.source;

import java.util.Objects;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.codec.DecoderUtil;
import org.apache.james.mime4j.dom.field.ContentDispositionField;
import org.apache.james.mime4j.dom.field.ContentTypeField;
import org.apache.james.mime4j.field.LenientFieldParser;
import org.apache.james.mime4j.stream.Field;
import org.jspecify.annotations.Nullable;

/** The header of a part of a mail. Used for one part. */
final class MailPart {

    private @Nullable String filename;
    private String type = "text/plain";
    private boolean attachment;
    private boolean inText;

    void read(Field field) throws MimeException {
        if (field.getName().equalsIgnoreCase("Content-ID")) {
            inText = true;
        }
        switch (LenientFieldParser.getParser().parse(field, DecodeMonitor.SILENT)) {
            case ContentDispositionField disposition -> {
                attachment = disposition.isAttachment();
                filename = disposition.getFilename() == null ? filename : disposition.getFilename();
            }
            case ContentTypeField content -> {
                type = Objects.requireNonNullElse(content.getMimeType(), type);
                filename = filename == null ? content.getParameter("name") : filename;
            }
            default -> {}
        }
    }

    /** Inline images belong to the text, even if they have a file name. */
    boolean isAttached() {
        if (attachment || isMail()) {
            return true;
        }
        return filename != null && !(inText && type.startsWith("image/"));
    }

    /** {@return the file name, untrusted} */
    String name() {
        if (filename == null) {
            return isMail() ? "message.eml" : "attachment";
        }
        return DecoderUtil.decodeEncodedWords(filename, DecodeMonitor.SILENT);
    }

    private boolean isMail() {
        return type.equalsIgnoreCase("message/rfc822");
    }
}
