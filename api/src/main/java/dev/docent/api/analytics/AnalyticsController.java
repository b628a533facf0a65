package dev.docent.api.analytics;

import static dev.docent.api.access.Access.Authority.ADMINISTRATOR;

import dev.docent.api.access.Access;
import dev.docent.api.access.Account;
import dev.docent.api.access.Accounts;
import dev.docent.api.assistant.Assistants;
import dev.docent.api.exchange.ItemList;
import dev.docent.api.exchange.Paging;
import dev.docent.api.usage.UsageTotals;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows usage and quality over time. */
@RestController
@Access(ADMINISTRATOR)
@Tag(name = "Running it")
class AnalyticsController {

    private final QuestionAnalytics analytics;
    private final UsageTotals usage;
    private final Accounts accounts;
    private final Assistants assistants;
    private final Clock clock;

    AnalyticsController(
            QuestionAnalytics analytics, UsageTotals usage, Accounts accounts, Assistants assistants, Clock clock) {
        this.analytics = analytics;
        this.usage = usage;
        this.accounts = accounts;
        this.assistants = assistants;
        this.clock = clock;
    }

    @GetMapping("/api/v1/admin/analytics")
    @Operation(
            summary =
                    "Count questions, refusals, failures, feedback, latencies and tokens by day, account, assistant or model",
            description =
                    "Questions of people, from every endpoint, with small talk; not those of evaluations. They count on the day"
                            + " of their answer, feedback on the day that it is given. Latencies begin after a follow-up question"
                            + " has been completed. Days are in UTC. The latest day comes first, otherwise those with the most"
                            + " questions; there are at most 10,000 rows, of at most 366 days. The counts of other nodes appear"
                            + " within seconds.")
    ItemList<AnalyticsView> listAnalytics(
            @Nullable
                    @RequestParam(required = false)
                    @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
                    @Parameter(description = "The first day, by default 29 days before the last")
                    LocalDate from,
            @Nullable
                    @RequestParam(required = false)
                    @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
                    @Parameter(description = "The last day, by default today")
                    LocalDate to,
            @RequestParam(name = "group_by", defaultValue = "day")
                    @Parameter(description = "What the rows have in common")
                    @Schema(allowableValues = {"day", "account", "assistant", "model"})
                    String groupBy,
            @Nullable
                    @RequestParam(required = false)
                    @Parameter(description = "Id of an account that asked, or its `user_id`; by default all")
                    String account,
            @Nullable
                    @RequestParam(required = false)
                    @Parameter(description = "Id of an assistant; by default all questions, also those to none")
                    String assistant,
            @Valid @ParameterObject Paging paging) {
        var grouping = Grouping.of(groupBy);
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        var rows = analytics.rows(
                AnalyticsSelection.of(from, Objects.requireNonNullElse(to, today), id(account), assistant, grouping));
        var names = names(grouping, rows, paging);
        return ItemList.of(rows, paging, row -> AnalyticsView.of(row, names.get(row.key()), usage.currency()));
    }

    private @Nullable String id(@Nullable String account) {
        return account == null ? null : accounts.find(account).map(Account::id).orElse(account);
    }

    /** {@return the names of those of the page, by their keys} */
    private Map<String, String> names(Grouping grouping, List<AnalyticsRow> rows, Paging paging) {
        var keys = rows.stream()
                .skip(paging.start())
                .limit(paging.size())
                .map(AnalyticsRow::key)
                .toList();
        return switch (grouping) {
            case DAY, MODEL -> Map.of();
            case ASSISTANT -> assistants.names(keys);
            case ACCOUNT ->
                keys.stream()
                        .flatMap(key -> accounts.find(key).stream())
                        .collect(Collectors.toMap(Account::id, Account::externalId));
        };
    }
}
