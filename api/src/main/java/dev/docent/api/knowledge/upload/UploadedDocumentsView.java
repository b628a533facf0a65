package dev.docent.api.knowledge.upload;

import dev.docent.api.knowledge.document.DocumentView;
import dev.docent.ingestion.document.Document;
import dev.docent.ingestion.source.Skipped;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Locale;

/** The documents of an upload, in the order of its parts; an archive has one for each of its files. */
@Schema(name = "Documents")
public record UploadedDocumentsView(
        List<DocumentView> documents,

        @Schema(description = "The files of archives that were left out")
        List<SkippedView> skipped) {

    static UploadedDocumentsView of(List<Document> documents, List<Skipped> skipped) {
        return new UploadedDocumentsView(
                documents.stream().map(DocumentView::of).toList(),
                skipped.stream().map(SkippedView::of).toList());
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
