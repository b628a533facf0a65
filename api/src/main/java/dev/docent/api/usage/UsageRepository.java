package dev.docent.api.usage;

import org.springframework.data.repository.Repository;

/** Stores the usage of accounts. */
interface UsageRepository extends Repository<DailyUsage, String>, UsageOperations {

    void deleteByAccount(String account);
}
