package org.nextstephub.server.store.rows;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Referrals that are not over, a line each and all of them in one statement: what puts them into lists and into order, out of the
 * store's own indexes. What a line says of a person is only whether somebody must ask for it.
 */
@Component
public class OpenReferralRows {

    /**
     * @param business code of {@code ns-business-status}
     * @param ended last day of the clinical service as the agency said, 20261214
     * @param expected the day on which it should end
     * @param overlapEnds end of the overlap as the agency planned it, as it is written in FHIR
     * @param accepted whether there is a peer relationship
     * @param assigned whether a peer support worker walks along
     * @param watches open items of the continuity watch
     * @param plain whether the one thing on file that the person said is the permit by which the referral came in, without an
     *     exception and without a withdrawal since: such a permit stands, for time takes nothing back
     */
    public record Line(
            String taskId,
            String requestId,
            String patientId,
            String number,
            String status,
            String business,
            @Nullable Integer ended,
            @Nullable Integer expected,
            @Nullable String overlapEnds,
            boolean accepted,
            boolean assigned,
            boolean introduced,
            int watches,
            boolean plain) {}

    private static final String ALL = """
            select r.task_id, r.service_request_id, r.patient_id, r.filler, status.sp_value, business.sp_value,
              (select min(d.sp_value_low_date_ordinal) from hfj_spidx_date d
                where d.res_id = request.res_id and d.sp_name = 'clinical-ended'),
              (select min(d.sp_value_low_date_ordinal) from hfj_spidx_date d
                where d.res_id = request.res_id and d.sp_name = 'clinical-end'),
              case when not exists (select from hfj_spidx_date d
                where d.res_id = request.res_id and d.sp_name in ('clinical-ended', 'clinical-end'))
              then (select v.res_text_vc::jsonb #>> '{occurrencePeriod,end}' from hfj_res_ver v
                where v.res_id = request.res_id and v.res_ver = request.res_ver) end,
              exists (select from hfj_res_link relationship where relationship.target_resource_id = request.res_id
                and relationship.src_path = 'EpisodeOfCare.referralRequest'),
              exists (select from hfj_res_link relationship join hfj_res_link worker
                on worker.src_resource_id = relationship.src_resource_id
                and worker.src_path = 'EpisodeOfCare.careManager'
                where relationship.target_resource_id = request.res_id
                and relationship.src_path = 'EpisodeOfCare.referralRequest'),
              case status.sp_value when 'in-progress' then true when 'on-hold' then
                (select v.res_text_vc like '%%"introduction-date"%%' from hfj_res_ver v
                  where v.res_id = task.res_id and v.res_ver = task.res_ver)
              else false end,
              (select count(distinct item.src_resource_id) from hfj_res_link item
                join hfj_spidx_token open on open.res_id = item.src_resource_id
                and open.sp_name = 'status' and open.sp_value = 'requested'
                join hfj_spidx_token reason on reason.res_id = item.src_resource_id and reason.sp_name = 'watch-reason'
                where item.target_resource_id = task.res_id and item.src_path = 'Task.partOf'),
              not exists (select from hub.person p join hub.consent_state s using (key_hmac)
                where p.patient_id = r.patient_id and s.watermark is not null)
              and coalesce((select count(*) = 1 and bool_and(consent.res_ver = 1
                and v.res_text_vc like '%%"provision":{%%' and v.res_text_vc not like '%%"provision":[%%')
                from hfj_res_link said
                join hfj_resource consent on consent.res_id = said.src_resource_id and consent.res_type = 'Consent'
                join hfj_res_ver v on v.res_id = consent.res_id and v.res_ver = consent.res_ver
                where said.target_resource_id = person.res_id and said.src_path = 'Consent.patient'), false)
            from hub.referral r
            join hfj_resource task on task.res_type = 'Task' and task.fhir_id = r.task_id
            join hfj_resource request on request.res_type = 'ServiceRequest' and request.fhir_id = r.service_request_id
            join hfj_resource person on person.res_type = 'Patient' and person.fhir_id = r.patient_id
            join hfj_spidx_token status on status.res_id = task.res_id and status.sp_name = 'status'
              and status.sp_value in ('requested', 'received', 'accepted', 'in-progress', 'on-hold')
            join hfj_spidx_token business on business.res_id = task.res_id and business.sp_name = 'business-status'
            where not r.settled%s""";

    private final JdbcClient jdbc;

    OpenReferralRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public List<Line> all() {
        return lines(jdbc.sql(ALL.formatted("")));
    }

    public List<Line> of(Set<String> people) {
        return lines(jdbc.sql(ALL.formatted(" and r.patient_id = any (?)")).param(people.toArray(String[]::new)));
    }

    private static List<Line> lines(JdbcClient.StatementSpec asked) {
        return asked.query((row, n) -> new Line(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6),
                        row.getObject(7, Integer.class),
                        row.getObject(8, Integer.class),
                        row.getString(9),
                        row.getBoolean(10),
                        row.getBoolean(11),
                        row.getBoolean(12),
                        row.getInt(13),
                        row.getBoolean(14)))
                .list();
    }

    /** Every name under which these people are known, as one text each. */
    public Map<String, String> names(Set<String> people) {
        Map<String, String> names = new HashMap<>();
        jdbc.sql("""
                        select person.fhir_id, concat_ws(' ',
                          jsonb_path_query_array(v.res_text_vc::jsonb, '$.name[*].given[*]'),
                          jsonb_path_query_array(v.res_text_vc::jsonb, '$.name[*].family'),
                          jsonb_path_query_array(v.res_text_vc::jsonb, '$.name[*].text'))
                        from hfj_resource person
                        join hfj_res_ver v on v.res_id = person.res_id and v.res_ver = person.res_ver
                        where person.res_type = 'Patient' and person.fhir_id = any (?)""").param(people.toArray(String[]::new)).query(row -> {
            names.put(row.getString(1), row.getString(2));
        });
        return names;
    }
}
