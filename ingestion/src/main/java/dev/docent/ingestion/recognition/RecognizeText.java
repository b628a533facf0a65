package dev.docent.ingestion.recognition;

import dev.docent.ingestion.chunking.PassageChunker;
import dev.docent.ingestion.parsing.DocumentFile;
import dev.docent.ingestion.parsing.DocumentParser;
import dev.docent.ingestion.parsing.LanguageRecognizer;
import dev.docent.ingestion.parsing.ParsingProperties;
import dev.docent.ingestion.parsing.ReadingProgress;
import dev.docent.ingestion.parsing.ocr.Tesseract;
import java.nio.file.Path;
import org.springframework.stereotype.Component;

/** Reads the text in a picture by OCR, in a worker process. Safe for concurrent use. */
@Component
public final class RecognizeText {

    private final DocumentParser parser;
    private final PassageChunker chunker;
    private final LanguageRecognizer languages;
    private final ParsingProperties limits;

    RecognizeText(
            DocumentParser parser, PassageChunker chunker, LanguageRecognizer languages, ParsingProperties limits) {
        this.parser = parser;
        this.chunker = chunker;
        this.languages = languages;
        this.limits = limits;
    }

    /** {@return whether OCR is switched on and installed} */
    public boolean isAvailable() {
        return Tesseract.of(limits.ocr()).isUsable();
    }

    /**
     * {@return what was read}
     *
     * @throws dev.docent.ingestion.parsing.UnreadableDocumentException if the picture cannot be read
     */
    public RecognizedPicture read(Path picture) {
        var parsed = parser.parse(new DocumentFile(picture, "picture", null), ReadingProgress.NONE);
        var content = chunker.chunk(parsed);
        return new RecognizedPicture(
                content, languages.recognize(content.text().text()).orElse(null));
    }
}
