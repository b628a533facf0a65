package dev.docent.api.extraction;

import static dev.docent.api.access.Access.Authority.DOCUMENTS_READ;
import static dev.docent.api.access.Access.Authority.DOCUMENTS_WRITE;
import static dev.docent.api.access.Access.Authority.WHOLE_ACCOUNT;
import static dev.docent.api.audit.AuditAction.EXTRACTION_CHANGE;
import static dev.docent.api.audit.AuditAction.EXTRACTION_CREATE;
import static dev.docent.api.audit.AuditAction.EXTRACTION_DELETE;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import dev.docent.api.access.Access;
import dev.docent.api.access.Caller;
import dev.docent.api.audit.Audited;
import dev.docent.api.exchange.ItemList;
import dev.docent.api.exchange.Paging;
import dev.docent.api.idempotency.Idempotent;
import dev.docent.api.limit.Counted;
import dev.docent.api.limit.Counts;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Extractions: fields of passports, cards, receipts and other pages. */
@RestController
@RequestMapping("/api/v1/extractions")
@Tag(name = "Extraction")
class ExtractionController {

    private final Extractions extractions;
    private final ExtractionViews views;

    ExtractionController(Extractions extractions, ExtractionViews views) {
        this.extractions = extractions;
        this.views = views;
    }

    @Access(value = DOCUMENTS_WRITE, and = WHOLE_ACCOUNT)
    @Idempotent
    @Audited(value = EXTRACTION_CREATE, result = "id")
    @Counts(Counted.UPLOAD)
    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Extract the fields of a picture or PDF, and store them",
            description = "The part `file` is a picture of a page, or a PDF. Nothing is stored if it cannot be read.")
    ExtractionView createExtraction(
            @AuthenticationPrincipal Caller caller, @RequestPart MultipartFile file, HttpServletRequest http) {
        return extractions.create(caller.account(), file, http);
    }

    @Access(value = DOCUMENTS_READ, and = WHOLE_ACCOUNT)
    @GetMapping
    @Operation(summary = "List the extractions, newest first")
    ItemList<ExtractionView> listExtractions(
            @AuthenticationPrincipal Caller caller, @Valid @ParameterObject Paging paging, HttpServletRequest http) {
        return ItemList.of(
                extractions.list(caller.account(), paging.newestFirst()), paging, each -> views.of(each, http));
    }

    @Access(value = DOCUMENTS_READ, and = WHOLE_ACCOUNT)
    @GetMapping("/{id}")
    @Operation(summary = "Get an extraction")
    ExtractionView getExtraction(
            @AuthenticationPrincipal Caller caller, @PathVariable String id, HttpServletRequest http) {
        return views.of(extractions.get(caller.account(), id), http);
    }

    @Access(
            value = DOCUMENTS_WRITE,
            and = {DOCUMENTS_READ, WHOLE_ACCOUNT})
    @Audited(value = EXTRACTION_CHANGE, result = "id")
    @PatchMapping("/{id}")
    @Operation(
            summary = "Correct fields of an extraction",
            description =
                    "The values replace those that were read, in the same place, and are marked as corrected. Fields of the"
                            + " type that were not read are added. Fields that are absent stay unchanged.")
    ExtractionView updateExtraction(
            @AuthenticationPrincipal Caller caller,
            @PathVariable String id,
            @Valid @RequestBody Change change,
            HttpServletRequest http) {
        return views.of(extractions.correct(caller.account(), id, new FieldCorrections(change.fields())), http);
    }

    @Access(value = DOCUMENTS_WRITE, and = WHOLE_ACCOUNT)
    @Audited(EXTRACTION_DELETE)
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Delete an extraction and its file")
    void deleteExtraction(@AuthenticationPrincipal Caller caller, @PathVariable String id) {
        extractions.delete(caller.account(), id);
    }

    /** Corrected values by the names of their fields. */
    @Schema(name = "ExtractionChange")
    record Change(
            @NotEmpty
            @Size(max = 100)
            @Schema(
                    description =
                            "By the names of fields, or by the labels of `key_values`. Dates are `yyyy/MM/dd`, amounts numbers,"
                                    + " currencies ISO 4217 codes; null if the document has no value",
                    example = "{\"date\": \"2026/03/03\", \"total\": \"208.44\"}")
            @JsonDeserialize(contentUsing = TextOrNumber.class)
            Map<String, @Nullable String> fields) {}

    /** Amounts are numbers in the response, so that clients send them so too. */
    private static final class TextOrNumber extends StdDeserializer<String> {

        private TextOrNumber() {
            super(String.class);
        }

        @Override
        public String deserialize(JsonParser json, DeserializationContext context) throws IOException {
            return json.currentToken().isNumeric() ? json.getText() : context.readValue(json, String.class);
        }
    }
}
