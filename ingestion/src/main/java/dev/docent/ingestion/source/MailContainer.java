package dev.docent.ingestion.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.apache.commons.io.function.IOBiConsumer;
import org.apache.commons.io.function.IOConsumer;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.codec.DecoderUtil;
import org.apache.james.mime4j.dom.field.ContentDispositionField;
import org.apache.james.mime4j.dom.field.ContentTypeField;
import org.apache.james.mime4j.field.LenientFieldParser;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.Field;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;
import org.apache.james.mime4j.stream.RecursionMode;
import org.jspecify.annotations.Nullable;

/** A mail (RFC 5322) and its attachments (RFC 2045, 2183). Parts of its text are not files. */
record MailContainer(Path file, ExpansionLimit limit) implements Container {

    private static final MimeConfig LIMITS = MimeConfig.custom()
            .setMaxLineLen(1 << 20)
            .setMaxHeaderLen(1 << 20)
            .setMaxHeaderCount(10_000)
            .build();

    /** {@return whether the mail has attachments; false if it only starts like a mail} */
    boolean hasAttachments() {
        var found = new boolean[1];
        try {
            parse((part, content) -> found[0] = true);
        } catch (IOException onlyBeginsLikeOne) {
            return false;
        }
        return found[0];
    }

    @Override
    public void forEach(IOConsumer<Entry> visitor) throws IOException {
        parse((part, content) -> {
            limit.countEntry();
            visitor.accept(new Entry(
                    part.name(), null, () -> new CountedStream(content.getDecodedInputStream(), limit::countBytes)));
        });
    }

    /** @param attached receives the attachments; the content is that of the current part */
    private void parse(IOBiConsumer<MailPart, MimeTokenStream> attached) throws IOException {
        try (InputStream bytes = Files.newInputStream(file)) {
            var mail = new MimeTokenStream(LIMITS);
            mail.setRecursionMode(RecursionMode.M_NO_RECURSE);
            mail.parse(bytes);
            var part = new MailPart();
            for (var state = mail.getState(); state != EntityState.T_END_OF_STREAM; state = mail.next()) {
                switch (state) {
                    case T_START_HEADER -> part = new MailPart();
                    case T_FIELD -> part.read(mail.getField());
                    case T_BODY -> {
                        if (part.isAttached()) {
                            attached.accept(part, mail);
                        }
                    }
                    default -> {}
                }
            }
        } catch (MimeException malformed) {
            throw new IOException("Not a mail", malformed);
        }
    }

    /** The header of a part of a mail. Used for one part. */
    private static final class MailPart {

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
}
