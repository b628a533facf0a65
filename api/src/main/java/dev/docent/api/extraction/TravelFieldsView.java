package dev.docent.api.extraction;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The fields of a passport, visa or identity card; null for what the page does not have. */
@Schema(name = "TravelDocumentFields")
record TravelFieldsView(
        @Nullable @Schema(description = "The issuing state, as the zone has it", example = "UTO")
        String country,

        @Nullable
        @Schema(
                description = "The kind of stay that the page names; otherwise the kind of document",
                example = "passport")
        String residenceType,

        @Nullable @Schema(example = "L898902C3") String passportNumber,
        @Nullable @Schema(example = "ANNA MARIA ERIKSSON") String name,
        // Without the name, the generator of the OpenAPI document takes the accessor for one of a boolean, since it begins with "is".
        @JsonProperty("issue_date") @Nullable @Schema(example = "2007/04/16")
        String issueDate,

        @Nullable @Schema(example = "2012/04/15") String expiryDate,
        @Nullable @Schema(example = "1974/08/12") String dateOfBirth,
        @Nullable @Schema(example = "UTO") String nationality) {

    static TravelFieldsView of(StoredExtraction stored) {
        return new TravelFieldsView(
                stored.country(),
                stored.residenceType(),
                stored.passportNumber(),
                stored.name(),
                stored.issueDate(),
                stored.expiryDate(),
                stored.dateOfBirth(),
                stored.nationality());
    }
}
