{{- define "hub.labels" -}}
app.kubernetes.io/name: nextstep-hub
app.kubernetes.io/instance: {{ .Release.Name }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
{{- end }}

{{- define "hub.selector" -}}
app.kubernetes.io/name: nextstep-hub
app.kubernetes.io/instance: {{ .Release.Name }}
app.kubernetes.io/component: hub
{{- end }}

{{- define "hub.image" -}}
{{- if .Values.image.digest -}}
{{ .Values.image.repository }}@{{ .Values.image.digest }}
{{- else -}}
{{ .Values.image.repository }}:{{ .Values.image.tag | default .Chart.AppVersion }}
{{- end }}
{{- end }}

{{- /* A rolling update has one hub more, each hub two connections beside its pool, and PostgreSQL keeps some connections for its administrators. */ -}}
{{- define "hub.pools" -}}
{{- $used := mul (add .Values.replicas 1) (add .Values.database.pool 2) -}}
{{- if gt (mul $used 100) (mul .Values.database.maxConnections 80) -}}
{{- fail (printf "%d hubs and one more during an update open up to %d connections, more than 80 %% of database.maxConnections (%d): lower database.pool or raise max_connections" (int .Values.replicas) $used (int .Values.database.maxConnections)) -}}
{{- end -}}
{{- end }}

{{- define "hub.pod.security" -}}
runAsNonRoot: true
runAsUser: 65532
runAsGroup: 65532
fsGroup: 65532
seccompProfile: {type: RuntimeDefault}
{{- end }}

{{- define "hub.container.security" -}}
allowPrivilegeEscalation: false
readOnlyRootFilesystem: true
capabilities: {drop: [ALL]}
{{- end }}

{{- define "hub.environment" -}}
- {name: JDK_JAVA_OPTIONS, value: {{ .Values.javaOptions | quote }}}
- {name: HUB_DB_URL, value: {{ .Values.database.url | quote }}}
- {name: HUB_KEYS, value: /etc/nextstep-hub/keys}
- {name: HUB_JOURNAL, value: /journal}
{{- end }}

{{- define "hub.mounts" -}}
- {name: data, mountPath: /data}
- {name: journal, mountPath: /journal}
- {name: tmp, mountPath: /tmp}
- {name: settings, mountPath: /etc/nextstep-hub/application.properties, subPath: application.properties, readOnly: true}
- {name: keys, mountPath: /etc/nextstep-hub/keys, readOnly: true}
- {name: tokens, mountPath: /etc/nextstep-hub/tokens, readOnly: true}
{{- if .Values.database.caSecret }}
- {name: database, mountPath: /etc/nextstep-hub/database, readOnly: true}
{{- end }}
{{- if .Values.mllp.tlsSecret }}
- {name: mllp, mountPath: /etc/nextstep-hub/mllp, readOnly: true}
{{- end }}
{{- end }}

{{- define "hub.volumes" -}}
- {name: data, emptyDir: {sizeLimit: 1Gi}}
- {name: journal, persistentVolumeClaim: {claimName: {{ .Values.journal.claim }}}}
- {name: tmp, emptyDir: {sizeLimit: 256Mi}}
- {name: settings, configMap: {name: {{ .Release.Name }}}}
- {name: keys, secret: {secretName: {{ .Values.keys.secret }}, defaultMode: 0440}}
- {name: tokens, secret: {secretName: {{ .Values.tokens.secret }}, defaultMode: 0440}}
{{- if .Values.database.caSecret }}
- {name: database, secret: {secretName: {{ .Values.database.caSecret }}}}
{{- end }}
{{- if .Values.mllp.tlsSecret }}
- {name: mllp, secret: {secretName: {{ .Values.mllp.tlsSecret }}, defaultMode: 0440}}
{{- end }}
{{- end }}
