package dev.docent.api.knowledge.upload;

import dev.docent.api.knowledge.document.DocumentView;
import dev.docent.ingestion.IngestDocument.Accepted;
import dev.docent.ingestion.UploadBatch;
import dev.docent.ingestion.document.Document;
import dev.docent.ingestion.source.Skipped;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** Documents in the order of their parts: of an archive, one for each file in it. */
@Schema(name = "Documents")
public record UploadedDocumentsView(
        List<DocumentView> documents,

        @Schema(description = "What was left out of archives")
        List<SkippedView> skipped) {

    /** {@return the answer to an upload that is not waited for} */
    static ResponseEntity<UploadedDocumentsView> answer(UploadBatch.Result result) {
        var isNew = result.documents().stream().anyMatch(Accepted::created);
        var documents = result.documents().stream().map(Accepted::document).toList();
        return answer(isNew ? HttpStatus.ACCEPTED : HttpStatus.OK, documents, result.skipped());
    }

    /** {@return the answer when the documents have come to an end, or that takes too long} */
    static ResponseEntity<UploadedDocumentsView> answer(UploadBatch.Result result, AwaitDocuments await) {
        var documents =
                await.await(result.documents().stream().map(Accepted::document).toList());
        return answer(AwaitDocuments.status(documents), documents, result.skipped());
    }

    private static ResponseEntity<UploadedDocumentsView> answer(
            HttpStatus status, List<Document> documents, List<Skipped> skipped) {
        return ResponseEntity.status(status)
                .body(new UploadedDocumentsView(
                        documents.stream().map(DocumentView::of).toList(),
                        skipped.stream().map(SkippedView::of).toList()));
    }

    /** A file in an archive that was left out. */
    @Schema(name = "SkippedFile")
    public record SkippedView(
            @Schema(description = "In the archive") String path,

            @Schema(
                    allowableValues = {
                        "encrypted",
                        "link",
                        "special",
                        "unsafe_path",
                        "empty",
                        "damaged",
                        "unsupported",
                        "system_file",
                        "too_deep"
                    })
            String code,

            @Schema(description = "For people", example = "it is encrypted")
            String reason) {

        /** {@return the file as clients see it} */
        public static SkippedView of(Skipped skipped) {
            var code = skipped.reason().name().toLowerCase(Locale.ROOT);
            return new SkippedView(skipped.path(), code, skipped.reason().sentence());
        }
    }
}
