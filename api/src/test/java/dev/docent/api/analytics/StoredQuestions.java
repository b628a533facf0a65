package dev.docent.api.analytics;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.data.domain.Pageable;

/** Records in memory, which may be down. */
final class StoredQuestions implements QuestionRepository {

    final TreeMap<String, DailyQuestions> records = new TreeMap<>();
    boolean isDown;

    @Override
    public Optional<DailyQuestions> findById(String id) {
        if (isDown) {
            throw new IllegalStateException("The store is down");
        }
        return Optional.ofNullable(records.get(id));
    }

    @Override
    public DailyQuestions save(DailyQuestions questions) {
        records.put(questions.id(), questions);
        return questions;
    }

    @Override
    public List<DailyQuestions> findByIdGreaterThan(String id, Pageable page) {
        return after(id).limit(page.getPageSize()).toList();
    }

    @Override
    public List<DailyQuestions> findByAccountAndIdGreaterThan(String account, String id, Pageable page) {
        return after(id)
                .filter(each -> each.account().equals(account))
                .limit(page.getPageSize())
                .toList();
    }

    private Stream<DailyQuestions> after(String id) {
        return records.tailMap(id, false).values().stream();
    }

    @Override
    public void deleteByAccount(String account) {
        records.values().removeIf(each -> each.account().equals(account));
    }
}
