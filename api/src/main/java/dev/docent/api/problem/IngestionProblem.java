package dev.docent.api.problem;

import dev.docent.ingestion.document.IngestionException;
import dev.docent.ingestion.document.IngestionException.DefaultKnowledgeBaseException;
import dev.docent.ingestion.document.IngestionException.DocumentAtRestException;
import dev.docent.ingestion.document.IngestionException.DocumentBusyException;
import dev.docent.ingestion.document.IngestionException.DocumentNotFoundException;
import dev.docent.ingestion.document.IngestionException.EmptyUploadException;
import dev.docent.ingestion.document.IngestionException.KnowledgeBaseExistsException;
import dev.docent.ingestion.document.IngestionException.KnowledgeBaseNotFoundException;
import dev.docent.ingestion.document.IngestionException.SourceTooLargeException;
import dev.docent.ingestion.document.IngestionException.UnusableSourceException;
import org.springframework.http.HttpStatus;

/** Maps failures of ingestion to problems. A new type of failure does not compile until it is mapped. */
final class IngestionProblem {

    private IngestionProblem() {}

    static Problem of(IngestionException failure) {
        var status = switch (failure) {
            case DocumentNotFoundException ignored -> HttpStatus.NOT_FOUND;
            case KnowledgeBaseNotFoundException ignored -> HttpStatus.NOT_FOUND;
            case KnowledgeBaseExistsException ignored -> HttpStatus.CONFLICT;
            case DefaultKnowledgeBaseException ignored -> HttpStatus.CONFLICT;
            case DocumentBusyException ignored -> HttpStatus.CONFLICT;
            case DocumentAtRestException ignored -> HttpStatus.CONFLICT;
            case EmptyUploadException ignored -> HttpStatus.BAD_REQUEST;
            case SourceTooLargeException ignored -> HttpStatus.PAYLOAD_TOO_LARGE;
            case UnusableSourceException ignored -> HttpStatus.UNPROCESSABLE_ENTITY;
        };
        return Problem.of(status, String.valueOf(failure.getMessage()));
    }
}
