package org.nextstephub.server;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.EpisodeOfCare;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.StringType;

/** Referrals that came through the gate, multiplied in the database: what comes of years in minutes. */
final class ReferralCopies {

    private static final int AT_A_TIME = 10_000;
    private static final String WAITING = "SB1X";
    private static final String ACCEPTED = "SB2X";
    private static final String COMPLETE = "SB3X";

    private final RunningHub hub;
    private int count;

    private ReferralCopies(RunningHub hub) {
        this.hub = hub;
    }

    /** Puts one referral of each age through the gate and the desk. */
    static ReferralCopies of(RunningHub hub) throws SQLException {
        Desk.withReferral(hub, WAITING);
        Desk.withReferral(hub, ACCEPTED).to("accepted/awaiting-introduction");
        goesOn(Desk.withReferral(hub, COMPLETE)
                .introduced("2026-11-22")
                .to("in-progress/overlap-active")
                .to("completed/transition-complete", Desk.on("2026-11-22")));
        ReferralCopies copies = new ReferralCopies(hub);
        copies.execute(Referrals.text("/bench/referral-copies.sql"));
        return copies;
    }

    private static void goesOn(Desk desk) {
        EpisodeOfCare relationship = desk.relationship();
        Parameters asked = Desk.with("stage", new CodeType("ongoing"));
        asked.addParameter("agreedWithPerson", new BooleanType(true));
        asked.addParameter("ifVersion", new StringType(relationship.getMeta().getVersionId()));
        String answer = desk.post("EpisodeOfCare/" + relationship.getIdElement().getIdPart() + "/$set-stage", asked)
                .body();
        Sender.require(answer.contains("ongoing"), answer);
    }

    /** Adds as many as are missing; the planner learns of them, as it does by itself when they come one by one. */
    void growTo(int referrals) throws SQLException {
        while (count < referrals) {
            int next = Math.min(count + AT_A_TIME, referrals);
            execute("set synchronous_commit = off; select copies.grow(%d, %d, '%s', '%s', '%s')"
                    .formatted(count + 1, next, WAITING, ACCEPTED, COMPLETE));
            count = next;
        }
        execute("vacuum (analyze)");
    }

    /** Some of the people, at random. */
    List<String> people(int some) {
        return hub.jdbc()
                .sql("select patient_id from hub.referral order by random() limit ?")
                .param(some)
                .query(String.class)
                .list();
    }

    /** Past the pool, whose connections do not wait as long as this takes. */
    private void execute(String sql) throws SQLException {
        HikariDataSource pool = hub.bean(HikariDataSource.class);
        try (Connection database =
                        DriverManager.getConnection(pool.getJdbcUrl(), pool.getUsername(), pool.getPassword());
                Statement statement = database.createStatement()) {
            statement.execute(sql);
        }
    }
}
