package dev.docent.ingestion.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;
import org.apache.james.mime4j.stream.RecursionMode;

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
    public void forEach(Visitor visitor) throws IOException {
        parse((part, content) -> {
            limit.countEntry();
            visitor.visit(
                    new Entry(part.name(), null, () -> new CountedStream(content.getDecodedInputStream(), limit)));
        });
    }

    private void parse(Attached attached) throws IOException {
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
                            attached.found(part, mail);
                        }
                    }
                    default -> {}
                }
            }
        } catch (MimeException malformed) {
            throw new IOException("Not a mail", malformed);
        }
    }

    /** Receives the attachments; the content is that of the current part. */
    @FunctionalInterface
    private interface Attached {
        void found(MailPart part, MimeTokenStream content) throws IOException;
    }
}
