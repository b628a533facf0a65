package dev.docent.api.usage;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The budget of each account for hosted models.
 *
 * @param tokensPerDay maximum number of tokens of an account in a day (UTC), sent and received; 0 for no limit
 */
@ConfigurationProperties("docent.budget")
record BudgetProperties(@DefaultValue("0") long tokensPerDay) {

    BudgetProperties {
        if (tokensPerDay < 0) {
            throw new IllegalArgumentException(
                    "docent.budget.tokens-per-day must be at least 0 (0 for no limit), but is " + tokensPerDay);
        }
    }
}
