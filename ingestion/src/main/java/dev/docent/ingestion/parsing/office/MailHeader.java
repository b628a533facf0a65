package dev.docent.ingestion.parsing.office;

import dev.docent.ingestion.parsing.format.BlockCollector;
import java.util.Arrays;
import org.apache.tika.metadata.Message;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;

/** The subject and the header fields of a mail, which are known when its body begins. */
final class MailHeader {

    private final OfficeFormat format;
    private final Metadata metadata;
    private boolean written;

    MailHeader(OfficeFormat format, Metadata metadata) {
        this.format = format;
        this.metadata = metadata;
    }

    /** Adds the header once, before any other block. */
    void writeTo(BlockCollector blocks) {
        if (written || !format.hasAttachments()) {
            return;
        }
        written = true;
        var subject = metadata.get(TikaCoreProperties.SUBJECT);
        if (subject == null) {
            subject = metadata.get(TikaCoreProperties.TITLE);
        }
        if (subject != null) {
            blocks.heading(1, subject);
        }
        var lines = new StringBuilder();
        var from = metadata.getValues(Message.MESSAGE_FROM);
        field("From", from.length > 0 ? from : metadata.getValues(TikaCoreProperties.CREATOR), lines);
        field("To", metadata.getValues(Message.MESSAGE_TO), lines);
        field("Cc", metadata.getValues(Message.MESSAGE_CC), lines);
        field("Date", metadata.getValues(TikaCoreProperties.CREATED), lines);
        blocks.paragraph(lines.toString());
    }

    private static void field(String name, String[] values, StringBuilder lines) {
        var value = String.join(", ", Arrays.stream(values).distinct().toList());
        if (!value.isBlank()) {
            lines.append(name).append(": ").append(value).append('\n');
        }
    }
}
