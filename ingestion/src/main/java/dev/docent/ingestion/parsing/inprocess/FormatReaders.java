package dev.docent.ingestion.parsing.inprocess;

import dev.docent.ingestion.parsing.format.FormatReader;
import dev.docent.ingestion.parsing.markup.AsciidocReader;
import dev.docent.ingestion.parsing.markup.HtmlReader;
import dev.docent.ingestion.parsing.markup.MarkdownReader;
import dev.docent.ingestion.parsing.markup.NotebookReader;
import dev.docent.ingestion.parsing.markup.XmlReader;
import dev.docent.ingestion.parsing.office.OfficeReader;
import dev.docent.ingestion.parsing.pdf.PdfReader;
import dev.docent.ingestion.parsing.picture.PictureReader;
import dev.docent.ingestion.parsing.text.CsvReader;
import dev.docent.ingestion.parsing.text.JsonReader;
import dev.docent.ingestion.parsing.text.PlainTextReader;
import dev.docent.ingestion.parsing.text.SubtitleReader;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The readers of all formats. */
final class FormatReaders {

    private FormatReaders() {}

    /** {@return the reader of the media type; empty if files of the type are not read} */
    static Optional<FormatReader> of(String mediaType) {
        return Optional.ofNullable(orNull(mediaType));
    }

    private static @Nullable FormatReader orNull(String mediaType) {
        return switch (mediaType) {
            case "application/pdf" -> new PdfReader();
            case "image/png", "image/jpeg", "image/tiff", "image/gif", "image/bmp", "image/x-ms-bmp", "image/webp" ->
                new PictureReader();
            case "text/html" -> new HtmlReader();
            case "text/markdown" -> new MarkdownReader();
            case "text/asciidoc" -> new AsciidocReader();
            case "text/csv", "text/tab-separated-values", "text/tsv" -> new CsvReader();
            case "text/vtt", "application/x-subrip" -> new SubtitleReader();
            case "application/x-ipynb+json" -> new NotebookReader();
            case "application/json" -> new JsonReader();
            case "application/xml", "text/xml" -> new XmlReader();
            case String type when OfficeReader.reads(type) -> new OfficeReader();
            case String type when type.endsWith("+json") -> new JsonReader();
            case String type when type.endsWith("+xml") -> new XmlReader();
            case String type when type.startsWith("text/") || PlainTextReader.isCode(type) -> new PlainTextReader();
            default -> null;
        };
    }
}
