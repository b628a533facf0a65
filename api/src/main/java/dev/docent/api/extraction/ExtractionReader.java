package dev.docent.api.extraction;

import dev.docent.api.problem.ProblemException;
import dev.docent.ingestion.extraction.ExtractFields;
import dev.docent.ingestion.extraction.Extraction;
import dev.docent.ingestion.extraction.model.AskModel;
import dev.docent.ingestion.parsing.DocumentFile;
import dev.docent.ingestion.parsing.Omission;
import dev.docent.ingestion.parsing.PageScanner;
import dev.docent.ingestion.parsing.ScannedDocument;
import dev.docent.ingestion.parsing.UnreadableDocumentException;
import dev.docent.retrieval.compute.ComputePool;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Reads the fields of a file: its pages are scanned in a parser process, its words are understood by the compute pool, and a chat
 * model that sees completes them.
 */
@Component
@EnableConfigurationProperties(ExtractionProperties.class)
class ExtractionReader {

    private final PageScanner scanner;
    private final ComputePool compute;
    private final AskModel model;
    private final ExtractionProperties limits;

    ExtractionReader(PageScanner scanner, ComputePool compute, AskModel model, ExtractionProperties limits) {
        this.scanner = scanner;
        this.compute = compute;
        this.model = model;
        this.limits = limits;
    }

    /** {@return what the file says, and its media type} @throws ProblemException if it cannot be read */
    ReadFile read(String account, Path file, String filename) {
        var document = new DocumentFile(file, filename, null);
        var scanned = scan(document);
        var today = LocalDate.now(Clock.systemUTC());
        var rules = compute.call(account, () -> ExtractFields.of(scanned.pages(), today));
        if (rules.text().isBlank()) {
            throw withoutText(scanned);
        }
        return new ReadFile(
                scanned.mediaType(), model.complete(account, document, scanned.pages(), rules, limits.modelPages()));
    }

    private ScannedDocument scan(DocumentFile file) {
        try {
            return scanner.scan(file, limits.maxPages());
        } catch (UnreadableDocumentException unreadable) {
            throw ProblemException.of(status(unreadable), String.valueOf(unreadable.getMessage()));
        }
    }

    private static HttpStatus status(UnreadableDocumentException unreadable) {
        return switch (unreadable.reason()) {
            case EMPTY -> HttpStatus.BAD_REQUEST;
            case UNSUPPORTED, AUDIO -> HttpStatus.UNSUPPORTED_MEDIA_TYPE;
            case ENCRYPTED, CORRUPT, LIMIT, TIMEOUT, CRASH -> HttpStatus.UNPROCESSABLE_ENTITY;
        };
    }

    private static ProblemException withoutText(ScannedDocument scanned) {
        var reasons = scanned.omissions().stream().map(Omission::message).collect(Collectors.joining(" "));
        return ProblemException.of(
                HttpStatus.UNPROCESSABLE_ENTITY,
                reasons.isEmpty()
                        ? "No text was found in the file. Send a sharper picture of the whole page"
                        : "No text was found in the file. " + reasons);
    }

    /** What a file says. @param mediaType as recognized by its content */
    record ReadFile(String mediaType, Extraction extraction) {}
}
