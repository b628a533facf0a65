package dev.docent.api.account.session;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;

/** The tokens of a session in the API; null if they are in cookies. */
@Schema(name = "Tokens")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TokensView(
        @Nullable String accessToken,
        String tokenType,
        long expiresIn,
        @Nullable String refreshToken) {

    /** {@return the answer with the tokens, which is never stored} @param inCookies whether they are in cookies that scripts cannot read */
    public static ResponseEntity<TokensView> answer(SessionTokens tokens, boolean inCookies) {
        var answer = ResponseEntity.ok().cacheControl(CacheControl.noStore());
        return inCookies
                ? answer.headers(SessionCookies.of(tokens)).body(of(tokens, null, null))
                : answer.body(of(tokens, tokens.access(), tokens.refresh()));
    }

    private static TokensView of(SessionTokens tokens, @Nullable String access, @Nullable String refresh) {
        return new TokensView(access, "Bearer", tokens.accessLifetime().toSeconds(), refresh);
    }

    @Override
    public String toString() {
        return "Tokens";
    }
}
