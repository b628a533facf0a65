package dev.docent.ingestion.pipeline.step;

import dev.docent.ingestion.chunking.PassageChunker;
import dev.docent.ingestion.document.Omissions;
import dev.docent.ingestion.parsing.DocumentFile;
import dev.docent.ingestion.parsing.DocumentParser;
import dev.docent.ingestion.parsing.LanguageRecognizer;
import dev.docent.ingestion.parsing.ReadingProgress;
import org.springframework.stereotype.Component;

/** Reads a file with the parser for its type, cuts what was read into passages, and recognises its language. */
@Component
final class ParsedDocumentReader implements DocumentReader {

    private final DocumentParser parser;
    private final PassageChunker chunker;
    private final LanguageRecognizer languages;

    ParsedDocumentReader(DocumentParser parser, PassageChunker chunker, LanguageRecognizer languages) {
        this.parser = parser;
        this.chunker = chunker;
        this.languages = languages;
    }

    @Override
    public ReadDocument read(DocumentFile file, ReadingProgress progress) {
        var parsed = parser.parse(file, progress);
        var content = chunker.chunk(parsed);
        var language = languages.recognize(content.text().text()).orElse(null);
        return new ReadDocument(
                parsed.mediaType(), parsed.pages(), language, new Omissions(parsed.omissions()), content);
    }
}
