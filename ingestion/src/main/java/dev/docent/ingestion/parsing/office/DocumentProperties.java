package dev.docent.ingestion.parsing.office;

import dev.docent.ingestion.parsing.format.BlockCollector;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.tika.metadata.Message;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.Property;
import org.apache.tika.metadata.TikaCoreProperties;

/**
 * Who wrote a document and what it is called, as a paragraph: the header fields of a mail, and the author and title of
 * books and office documents, which the text itself often lacks.
 */
final class DocumentProperties {

    private static final DateTimeFormatter SENT =
            DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm 'UTC' '('uuuu-MM-dd')'", Locale.ENGLISH);

    /** Placeholders that programs write instead of an author or a title. */
    private static final Pattern PLACEHOLDER = Pattern.compile(
            "(?i)apache poi|python-(?:docx|pptx)|openpyxl|docx4j"
                    + "|(?:microsoft )?office(?: user)?|user|benutzer|admin(?:istrator)?|owner|author|unknown|unnamed"
                    + "|(?:powerpoint )?presentation|pr[äé]sentation|document|title|untitled|slide 1|microsoft word - .*|.*\\.\\w{3,4}");

    private final OfficeFormat format;
    private final Metadata metadata;
    private boolean begun;
    private boolean written;

    DocumentProperties(OfficeFormat format, Metadata metadata) {
        this.format = format;
        this.metadata = metadata;
    }

    /** Adds the properties once, before any other block. */
    void writeTo(BlockCollector blocks) {
        if (!begun) {
            begun = true;
            write(blocks);
        }
    }

    /** Adds properties that were not known when the text began. The author of a document without text is no text. */
    void finish(BlockCollector blocks) {
        begun = true;
        if (!written && (format.hasAttachments() || !blocks.blocks().isEmpty())) {
            write(blocks);
        }
    }

    private void write(BlockCollector blocks) {
        var lines = new StringBuilder();
        if (format.hasAttachments()) {
            var title = first(TikaCoreProperties.SUBJECT);
            var subject = title.isBlank() ? first(TikaCoreProperties.TITLE) : title;
            blocks.heading(1, subject);
            var from = metadata.getValues(Message.MESSAGE_FROM);
            field("From", from.length > 0 ? from : metadata.getValues(TikaCoreProperties.CREATOR), lines);
            field("To", metadata.getValues(Message.MESSAGE_TO), lines);
            field("Cc", metadata.getValues(Message.MESSAGE_CC), lines);
            field("Sent", new String[] {sent(first(TikaCoreProperties.CREATED))}, lines);
            field("Subject", new String[] {subject}, lines);
            written = true;
        } else {
            field("Author", stated(TikaCoreProperties.CREATOR), lines);
            if (format == OfficeFormat.EPUB) {
                field("Publisher", stated(TikaCoreProperties.PUBLISHER), lines);
            }
            if (!lines.isEmpty()) {
                field("Title", stated(TikaCoreProperties.TITLE), lines);
                written = true;
            }
        }
        blocks.paragraph(lines.toString());
    }

    private String first(Property property) {
        var values = metadata.getValues(property);
        return values.length == 0 ? "" : values[0];
    }

    private String[] stated(Property property) {
        return Arrays.stream(metadata.getValues(property))
                .filter(value -> !PLACEHOLDER.matcher(value.strip()).matches())
                .toArray(String[]::new);
    }

    private static String sent(String date) {
        try {
            return SENT.format(Instant.parse(date).atOffset(ZoneOffset.UTC));
        } catch (DateTimeException withoutTimeOrZone) {
            return date;
        }
    }

    private static void field(String name, String[] values, StringBuilder lines) {
        var value = String.join(", ", Arrays.stream(values).distinct().toList());
        if (!value.isBlank()) {
            lines.append(name).append(": ").append(value).append('\n');
        }
    }
}
