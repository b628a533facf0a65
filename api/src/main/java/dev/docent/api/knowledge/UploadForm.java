package dev.docent.api.knowledge;

import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** The parts of an upload, for the documentation of the API; the parts themselves are read by {@link AcceptUploads}. */
@Schema(name = "Upload")
record UploadForm(
        @ArraySchema(
                schema = @Schema(type = "string", format = "binary"),
                arraySchema = @Schema(description = "One or many; `files` is another name for it"))
        List<String> file,

        @Schema(
                description = "A JSON object that every document gets: strings, numbers, booleans, or lists of those",
                example = "{\"year\": 2026, \"tags\": [\"contract\"]}")
        String metadata,

        @ArraySchema(
                schema = @Schema(type = "string"),
                arraySchema =
                        @Schema(
                                description =
                                        "Where each file stands in its folder: as many as there are files, in their order, or"
                                                + " none"))
        List<String> path,

        @Schema(
                description = "Opens encrypted PDF and Office files of the upload; used once and not kept",
                maxLength = 1000)
        String password) {}
