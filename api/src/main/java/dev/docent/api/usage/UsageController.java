package dev.docent.api.usage;

import static dev.docent.api.access.Access.Authority.ADMINISTRATOR;

import dev.docent.api.access.Access;
import dev.docent.api.access.Account;
import dev.docent.api.access.Accounts;
import dev.docent.api.exchange.ItemList;
import dev.docent.api.exchange.Paging;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Lists the tokens of hosted models. */
@RestController
@Access(ADMINISTRATOR)
@Tag(name = "Running it")
class UsageController {

    private static final int DAYS = 30;

    private final UsageCounter counter;
    private final UsageRepository records;
    private final Accounts accounts;
    private final Clock clock;

    UsageController(UsageCounter counter, UsageRepository records, Accounts accounts, Clock clock) {
        this.counter = counter;
        this.records = records;
        this.accounts = accounts;
        this.clock = clock;
    }

    @GetMapping("/api/v1/admin/usage")
    @Operation(
            summary = "List the tokens of hosted models by day, account, purpose and model, latest day first",
            description = "Days are in UTC. The counts of other nodes appear within seconds.")
    ItemList<UsageView> listUsage(
            @Nullable
                    @RequestParam(required = false)
                    @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
                    @Parameter(description = "The first day, by default 30 days ago")
                    LocalDate from,
            @Nullable
                    @RequestParam(required = false)
                    @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
                    @Parameter(description = "The last day, by default today")
                    LocalDate to,
            @Nullable
                    @RequestParam(required = false)
                    @Parameter(description = "Id of an account, or its `user_id`; by default all")
                    String account,
            @Valid @ParameterObject Paging paging) {
        counter.flush();
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        var page = records.list(
                from == null ? today.minusDays(DAYS) : from,
                to == null ? today : to,
                Optional.ofNullable(account)
                        .map(given -> accounts.find(given).map(Account::id).orElse(given))
                        .orElse(null),
                paging.newestFirst());
        return ItemList.of(page, paging, this::view);
    }

    private UsageView view(DailyUsage usage) {
        return UsageView.of(
                usage, accounts.find(usage.account()).map(Account::externalId).orElse(null));
    }
}
