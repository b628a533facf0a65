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

/** The documents of an upload, in the order of its parts; an archive has one for each of its files. */
@Schema(name = "Documents")
public record UploadedDocumentsView(
        List<DocumentView> documents,

        @Schema(description = "The files of archives that were left out")
        List<SkippedView> skipped) {

    /** {@return the answer to an upload that does not wait} */
    static ResponseEntity<UploadedDocumentsView> answer(UploadBatch.Result result) {
        var isNew = result.documents().stream().anyMatch(Accepted::created);
        var documents = result.documents().stream().map(Accepted::document).toList();
        return answer(isNew ? HttpStatus.ACCEPTED : HttpStatus.OK, documents, result.skipped());
    }

    /** {@return the answer once the documents are ready or failed, or after the timeout} */
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

    /** A file of an archive that was left out. */
    @Schema(name = "SkippedFile")
    public record SkippedView(
            @Schema(description = "Path in the archive") String path,

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

            @Schema(description = "The reason for users", example = "it is encrypted")
            String reason) {

        /** {@return the file as clients see it} */
        public static SkippedView of(Skipped skipped) {
            var code = skipped.reason().name().toLowerCase(Locale.ROOT);
            return new SkippedView(skipped.path(), code, skipped.reason().sentence());
        }
    }
}
