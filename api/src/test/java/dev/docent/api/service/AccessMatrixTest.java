package dev.docent.api.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.io.ClassPathResource;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Every route, as Spring MVC knows it, called by every kind of caller for something of one owner. The expected statuses
 * are in {@code access-matrix.txt}; a route without a row there fails.
 */
@ServiceTest
class AccessMatrixTest {

    private static final List<String> EXPECTED = read();
    private static final Map<Docent, AccessMatrixOwner> READING = new ConcurrentHashMap<>();

    @Autowired
    Docent docent;

    @Autowired
    MovableClock clock;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mapping;

    @TestFactory
    Stream<DynamicTest> answersEveryKindOfCaller() {
        return Route.all(mapping).stream()
                .filter(route -> route.pattern().matches(System.getProperty("docent.matrix", ".*")))
                .map(route -> DynamicTest.dynamicTest(
                        route.toString(),
                        () -> assertThat(measured(route))
                                .as("the row of access-matrix.txt")
                                .isEqualTo(expected(route))));
    }

    @Test
    void hasARowForNothingElse() {
        var routes = Route.all(mapping).stream().map(Route::toString);

        assertThat(EXPECTED.stream().map(AccessMatrixTest::route)).containsExactlyInAnyOrderElementsOf(routes.toList());
    }

    @Test
    void seesTheStatementsOfARequest() {
        var answer = docent.tenant("someone").get("/api/v1/documents/01a1fcb7-0000-7000-8000-000000000000");

        assumeTrue(!"mongodb".equals(System.getProperty("docent.test.records")));
        assertThat(statements(answer)).anyMatch(sql -> sql.contains("\"DOCUMENTS\""));
    }

    @Test
    void hasAColumnForEveryKindOfCaller() throws IOException {
        var columns = resource().lines().limit(AccessMatrixCaller.values().length);

        assertThat(columns.map(line -> line.split("\\W+")[1]))
                .containsExactlyElementsOf(Arrays.stream(AccessMatrixCaller.values())
                        .map(kind -> kind.name().toLowerCase(Locale.ROOT))
                        .toList());
    }

    /** Sends the call for what the owner has, and for what does not exist: to others both look the same. */
    private String measured(Route route) {
        var statuses = new ArrayList<String>();
        var owner = route.isRead() ? reading() : AccessMatrixOwner.in(docent);
        for (var kind : AccessMatrixCaller.values()) {
            var answer = kind.send(route.forObjectsOf(owner), owner, docent, clock);
            assertThat(answer.status()).as("%s: %s", kind, answer.text()).isLessThan(500);
            if (kind.isForeign() && !(kind == AccessMatrixCaller.MASTER && route.listsAccounts())) {
                showsNothing(answer, kind.send(route.forAbsentObjects(), owner, docent, clock), owner);
            }
            statuses.add(String.valueOf(answer.status()));
            if (answer.status() < 300 && !route.isRead()) {
                owner = AccessMatrixOwner.in(docent);
            }
        }
        return String.join(" ", statuses) + " " + route;
    }

    /** {@return an owner whom nothing changes} */
    private AccessMatrixOwner reading() {
        return READING.computeIfAbsent(docent, AccessMatrixOwner::in);
    }

    private static void showsNothing(Answer foreign, Answer absent, AccessMatrixOwner owner) {
        assertThat(foreign.text()).doesNotContain(AccessMatrixOwner.SECRET, owner.name());
        assertThat(foreign.status()).isEqualTo(absent.status());
        if (foreign.status() >= 300) {
            assertThat(withoutIds(foreign.text())).isEqualTo(withoutIds(absent.text()));
            assertThat(headers(foreign.response().headers()))
                    .isEqualTo(headers(absent.response().headers()));
            // What makes one of them slower is a statement that the other does not need.
            assertThat(statements(foreign)).isEqualTo(statements(absent));
        }
    }

    private static List<String> statements(Answer answer) {
        return StatementsOfRequests.of(answer.header("X-Request-Id"));
    }

    private static Map<String, List<String>> headers(HttpHeaders headers) {
        var compared = new TreeMap<>(headers.map());
        // Each call leaves less of the limits, whatever it asks for.
        compared.keySet().removeIf(name -> name.startsWith("ratelimit-"));
        // Tomcat closes a connection after a hundred requests, whatever they ask for.
        compared.keySet().removeAll(List.of("date", "x-request-id", "connection"));
        return compared;
    }

    private static String withoutIds(String text) {
        return text.replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "{id}");
    }

    private static String expected(Route route) {
        return EXPECTED.stream()
                .filter(row -> route(row).equals(route.toString()))
                .findFirst()
                .orElse("no row");
    }

    private static String route(String row) {
        return row.substring(4 * AccessMatrixCaller.values().length);
    }

    private static List<String> read() {
        return resource().lines().filter(line -> !line.startsWith("#")).toList();
    }

    private static String resource() {
        try {
            return new ClassPathResource("access-matrix.txt").getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
