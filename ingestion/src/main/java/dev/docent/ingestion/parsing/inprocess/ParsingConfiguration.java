package dev.docent.ingestion.parsing.inprocess;

import dev.docent.ingestion.parsing.DocumentParser;
import dev.docent.ingestion.parsing.ParsingProperties;
import dev.docent.ingestion.parsing.format.FormatReader;
import dev.docent.ingestion.parsing.markup.AsciidocReader;
import dev.docent.ingestion.parsing.markup.HtmlReader;
import dev.docent.ingestion.parsing.markup.MarkdownReader;
import dev.docent.ingestion.parsing.markup.NotebookReader;
import dev.docent.ingestion.parsing.markup.XmlReader;
import dev.docent.ingestion.parsing.office.OfficeReader;
import dev.docent.ingestion.parsing.pdf.PdfReader;
import dev.docent.ingestion.parsing.text.CsvReader;
import dev.docent.ingestion.parsing.text.JsonReader;
import dev.docent.ingestion.parsing.text.PlainTextReader;
import dev.docent.ingestion.parsing.text.SubtitleReader;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Reads documents in this process. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ParsingProperties.class)
class ParsingConfiguration {

    /** In the order in which they are asked; the one for plain text takes what text the others leave. */
    static final List<FormatReader> READERS = List.of(
            new PdfReader(),
            new OfficeReader(),
            new HtmlReader(),
            new MarkdownReader(),
            new AsciidocReader(),
            new CsvReader(),
            new SubtitleReader(),
            new NotebookReader(),
            new JsonReader(),
            new XmlReader(),
            new PlainTextReader());

    @Bean
    DocumentParser documentParser(ParsingProperties limits) {
        return new InProcessDocumentParser(READERS, limits);
    }
}
