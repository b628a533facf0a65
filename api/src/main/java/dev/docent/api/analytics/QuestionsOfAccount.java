package dev.docent.api.analytics;

import dev.docent.api.access.AccountData;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What was counted of the questions of accounts. */
@Component
class QuestionsOfAccount implements AccountData {

    private final QuestionCounter counter;
    private final QuestionRepository records;

    QuestionsOfAccount(QuestionCounter counter, QuestionRepository records) {
        this.counter = counter;
        this.records = records;
    }

    /** What is counted but not saved yet would come back after the deletion. */
    @Override
    public Map<String, Long> deleteOf(String account) {
        counter.flush();
        records.deleteByAccount(account);
        return Map.of();
    }
}
