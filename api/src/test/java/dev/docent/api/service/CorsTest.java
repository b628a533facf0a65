package dev.docent.api.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Calls of pages of other origins, of which one is configured. */
@ServiceTest
class CorsTest {

    static final String ORIGIN = "https://app.example.com";

    private static final String BASES = "/api/v1/knowledge-bases";
    private static final String ALLOWED = "Access-Control-Allow-Origin";

    @Autowired
    Docent docent;

    @Test
    void permitsThePreflightOfAConfiguredOrigin() {
        var answer = preflight(ORIGIN, "PATCH", "authorization, content-type, x-api-key, idempotency-key")
                .hasStatus(200);

        assertThat(answer.header(ALLOWED)).isEqualTo(ORIGIN);
        assertThat(answer.header("Access-Control-Allow-Methods")).contains("PATCH", "DELETE");
        assertThat(answer.header("Access-Control-Allow-Headers")).containsIgnoringCase("x-api-key");
        assertThat(answer.header("Access-Control-Max-Age")).isEqualTo("3600");
        assertThat(answer.header("Vary")).isNotNull();
    }

    @Test
    void letsAPageOfItReadAnswersAndRefusals() {
        var page = docent.tenant("cors").header("Origin", ORIGIN);

        var answer = page.get(BASES).hasStatus(200);
        var refused = docent.anonymous().header("Origin", ORIGIN).get(BASES).isProblem(401);

        assertThat(answer.header(ALLOWED)).isEqualTo(ORIGIN);
        assertThat(answer.header("Access-Control-Expose-Headers"))
                .contains("X-Request-Id", "RateLimit-Remaining", "Retry-After");
        assertThat(refused.header(ALLOWED)).isEqualTo(ORIGIN);
    }

    @Test
    void refusesOtherOrigins() {
        for (var other : java.util.List.of(
                "https://evil.example.com", ORIGIN + ".evil.com", "http://app.example.com", ORIGIN + ":8443", "null")) {
            var refused =
                    docent.tenant("cors").header("Origin", other).get(BASES).isProblem(403);
            assertThat(refused.json().get("detail").asText()).contains("CORS_ORIGINS");
            assertThat(refused.response().headers().firstValue(ALLOWED)).isEmpty();
            assertThat(preflight(other, "GET", "x-api-key")
                            .isProblem(403)
                            .response()
                            .headers()
                            .firstValue(ALLOWED))
                    .isEmpty();
        }
    }

    @Test
    void comparesOriginsWhateverTheTypeOfTheBody() {
        var body = new byte[0];

        docent.tenant("cors")
                .header("Origin", "https://evil.example.com")
                .body(body, "application/*")
                .send("GET", BASES)
                .isProblem(403);
        docent.tenant("cors")
                .header("Origin", ORIGIN)
                .body(body, "*/*")
                .send("GET", BASES)
                .hasStatus(200);
    }

    @Test
    void refusesMethodsAndHeadersThatNoClientNeeds() {
        preflight(ORIGIN, "TRACE", "x-api-key").isProblem(403);
        preflight(ORIGIN, "POST", "x-requested-with").isProblem(403);
    }

    @Test
    void leavesPagesOfTheServiceItselfAlone() {
        docent.tenant("cors").header("Origin", docent.address()).get(BASES).hasStatus(200);
    }

    /** Browsers send a cookie with SameSite=Strict to pages of a sister domain as well. */
    @Test
    void acceptsNoCookiesFromOtherOrigins() {
        var person = Person.registered(docent, "cors " + System.nanoTime());
        var signIn = Map.of("email", person.email(), "password", person.password(), "cookies", true);
        var answer = docent.anonymous()
                .header("Origin", ORIGIN)
                .json(signIn)
                .post(Person.LOGIN)
                .hasStatus(200);
        var cookies = answer.response().headers().allValues("Set-Cookie");
        assertThat(cookies).hasSize(2).allSatisfy(cookie -> assertThat(cookie).contains("SameSite=Strict"));

        var page = docent.anonymous()
                .header("Cookie", cookies.getFirst().split(";")[0])
                .header("Origin", ORIGIN);

        page.header("Sec-Fetch-Site", "same-site").get(BASES).isProblem(401);
        page.header("Sec-Fetch-Site", "cross-site").get(BASES).isProblem(401);
        page.json(Map.of("name", "x")).post(BASES).isProblem(401);
    }

    private Answer preflight(String origin, String method, String headers) {
        return docent.anonymous()
                .header("Origin", origin)
                .header("Access-Control-Request-Method", method)
                .header("Access-Control-Request-Headers", headers)
                .send("OPTIONS", BASES);
    }
}
