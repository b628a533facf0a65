package dev.docent.api.knowledge;

import dev.docent.ingestion.IngestDocument.Accepted;
import dev.docent.ingestion.Reception;
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

    static ResponseEntity<UploadedDocumentsView> answer(Reception.Result result) {
        var isNew = result.documents().stream().anyMatch(Accepted::created);
        return ResponseEntity.status(isNew ? HttpStatus.ACCEPTED : HttpStatus.OK)
                .body(new UploadedDocumentsView(
                        result.documents().stream()
                                .map(one -> DocumentView.of(one.document()))
                                .toList(),
                        result.skipped().stream().map(SkippedView::of).toList()));
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
