package dev.docent.api.access;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.util.Base64;
import java.util.HashSet;
import java.util.Set;

/**
 * A token as it was presented, with what it claims about itself, which decides who verifies it. Nothing here is verified.
 *
 * @param text the token without its scheme
 * @param issuer the claim {@code iss}; empty if there is none, or if the text is no JSON Web Token
 * @param audience the claim {@code aud}
 */
public record PresentedToken(String text, String issuer, Set<String> audience) {

    private static final ObjectMapper JSON = new ObjectMapper();

    public PresentedToken {
        audience = Set.copyOf(audience);
    }

    /** {@return the token in this text} */
    public static PresentedToken of(String text) {
        var claims = claims(text);
        var audience = new HashSet<String>();
        var stated = claims.path("aud");
        if (stated.isTextual()) {
            audience.add(stated.asText());
        }
        stated.forEach(each -> audience.add(each.asText()));
        return new PresentedToken(text, claims.path("iss").asText(), audience);
    }

    private static JsonNode claims(String text) {
        var parts = text.split("\\.", -1);
        if (parts.length != 3) {
            return MissingNode.getInstance();
        }
        try {
            return JSON.readTree(Base64.getUrlDecoder().decode(parts[1]));
        } catch (IOException | IllegalArgumentException malformed) {
            return MissingNode.getInstance();
        }
    }

    @Override
    public String toString() {
        return "PresentedToken[issuer=" + issuer + "]";
    }
}
