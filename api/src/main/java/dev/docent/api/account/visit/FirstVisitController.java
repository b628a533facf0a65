package dev.docent.api.account.visit;

import static dev.docent.api.access.Access.Authority.ANYONE;
import static dev.docent.api.audit.AuditAction.SIGN_IN;

import dev.docent.api.access.Access;
import dev.docent.api.account.check.SignInProblems;
import dev.docent.api.account.session.SessionCookies;
import dev.docent.api.audit.Audited;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Takes the link that the start prints. */
@RestController
@Access(ANYONE)
@Tag(name = "Accounts")
class FirstVisitController {

    private final FirstVisit visit;

    FirstVisitController(FirstVisit visit) {
        this.visit = visit;
    }

    @Audited(SIGN_IN)
    @PostMapping("/api/v1/auth/first-visit")
    @Operation(
            summary = "Begin the first visit",
            description =
                    "Takes the token of the link that the start of the service prints, as long as nobody has registered,"
                            + " and on the machine of the service only. Answers with the cookies of a session of the root account, which"
                            + " may register the first person.")
    ResponseEntity<Void> beginFirstVisit(
            @Valid @RequestBody FirstVisitRequest request, @Parameter(hidden = true) HttpServletRequest http) {
        try {
            var tokens = visit.begin(request.token(), http.getRemoteAddr());
            return ResponseEntity.noContent()
                    .cacheControl(CacheControl.noStore())
                    .headers(SessionCookies.of(tokens))
                    .build();
        } catch (BadCredentialsException refused) {
            throw SignInProblems.unauthorized(String.valueOf(refused.getMessage()), Map.of());
        }
    }

    /** The token of the link. */
    @Schema(name = "FirstVisitRequest")
    record FirstVisitRequest(@NotNull @Size(max = 200) String token) {

        @Override
        public String toString() {
            return "FirstVisitRequest";
        }
    }
}
