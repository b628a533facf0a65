package dev.docent.api.account.signin;

import static dev.docent.api.access.Access.Authority.SIGNED_IN;
import static dev.docent.api.audit.AuditAction.SESSION_END;

import dev.docent.api.access.Access;
import dev.docent.api.access.Caller;
import dev.docent.api.account.session.SessionView;
import dev.docent.api.account.session.Sessions;
import dev.docent.api.audit.Audited;
import dev.docent.api.exchange.ItemList;
import dev.docent.api.exchange.Paging;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.function.Function;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Lists and ends the sessions of a person. */
@RestController
@Access(SIGNED_IN)
@RequestMapping("/api/v1/auth/sessions")
@Tag(name = "Accounts")
class SessionController {

    private final Sessions sessions;

    SessionController(Sessions sessions) {
        this.sessions = sessions;
    }

    @GetMapping
    @Operation(summary = "List your sessions, newest first")
    ItemList<SessionView> listSessions(@AuthenticationPrincipal Caller caller, @Valid @ParameterObject Paging paging) {
        var page = sessions.list(caller.account(), paging.newestFirst(), caller.credential());
        return ItemList.of(page, paging, Function.identity());
    }

    @Audited(SESSION_END)
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "End a session",
            description = "Its tokens, chats and open streams end with it, within a second.")
    void endSession(@AuthenticationPrincipal Caller caller, @PathVariable String id) {
        sessions.end(caller.account(), id);
    }

    @Audited(SESSION_END)
    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "End all of your sessions, this one included")
    void endSessions(@AuthenticationPrincipal Caller caller) {
        sessions.endAll(caller.account());
    }
}
