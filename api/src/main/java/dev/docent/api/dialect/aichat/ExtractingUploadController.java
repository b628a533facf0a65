package dev.docent.api.dialect.aichat;

import static dev.docent.api.access.Access.Authority.DOCUMENTS_WRITE;
import static dev.docent.api.access.Access.Authority.WHOLE_ACCOUNT;
import static dev.docent.api.audit.AuditAction.EXTRACTION_CREATE;

import dev.docent.api.access.Access;
import dev.docent.api.access.Caller;
import dev.docent.api.audit.Audited;
import dev.docent.api.extraction.ExtractionView;
import dev.docent.api.extraction.Extractions;
import dev.docent.api.idempotency.Idempotent;
import dev.docent.api.limit.Counted;
import dev.docent.api.limit.Counts;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Extracts the fields of a picture or PDF. */
@RestController
@Tag(name = "AI Chat")
class ExtractingUploadController {

    private final Extractions extractions;

    ExtractingUploadController(Extractions extractions) {
        this.extractions = extractions;
    }

    @Access(value = DOCUMENTS_WRITE, and = WHOLE_ACCOUNT)
    @Idempotent
    @Audited(value = EXTRACTION_CREATE, result = "id")
    @Counts(Counted.UPLOAD)
    @PostMapping(path = "/upload", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Operation(
            summary = "Extract the fields of a picture or PDF, and store them",
            description = "The same as `POST /api/v1/extractions`, with the status 200.")
    ExtractionView upload(
            @AuthenticationPrincipal Caller caller, @RequestPart MultipartFile file, HttpServletRequest http) {
        return extractions.create(caller.account(), file, http);
    }
}
