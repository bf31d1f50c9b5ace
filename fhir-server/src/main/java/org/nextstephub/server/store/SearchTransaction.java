package org.nextstephub.server.store;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * One transaction for all that a search reads, whose statements are planned for the values they are asked with. Left alone,
 * PostgreSQL would plan a repeated statement for any values from its sixth time on: one agency has five referrals, another
 * has nearly all of them, and the plan for any took ten times as long for the second.
 */
@Component
final class SearchTransaction implements TransactionOperations {

    private final TransactionTemplate reading;
    private final JdbcClient jdbc;

    SearchTransaction(PlatformTransactionManager manager, JdbcClient jdbc) {
        this.reading = new TransactionTemplate(manager);
        this.reading.setReadOnly(true);
        this.jdbc = jdbc;
    }

    @Override
    public <T> T execute(TransactionCallback<T> search) {
        return reading.execute(status -> {
            jdbc.sql("set local plan_cache_mode = force_custom_plan").update();
            return search.doInTransaction(status);
        });
    }
}
