#!/usr/bin/env bash
# Gives the app's managed identity its Microsoft Graph permissions, and prints the Exchange Online commands that give it the
# programme's mailboxes and no others. Needs the Azure CLI, signed in as someone who may consent for the organisation.
#
#   scripts/grant-graph-permissions.sh PRINCIPAL_ID CLIENT_ID MAILBOX [MAILBOX ...]
#
# PRINCIPAL_ID and CLIENT_ID are printed by the deployment: azd env get-value IDENTITY_PRINCIPAL_ID, ... IDENTITY_CLIENT_ID
set -euo pipefail

if [ $# -lt 3 ]; then
  sed -n '2,7s/^# \{0,1\}//p' "$0"
  exit 2
fi
principal=$1 client=$2
shift 2

graph=https://graph.microsoft.com/v1.0
# Each with its workflow in docs/operations.md. Mail and calendar are not here: granted in Entra they would reach every mailbox.
permissions=(User.Read.All GroupMember.ReadWrite.All MailboxSettings.Read)

resource=$(az rest --method get --url "$graph/servicePrincipals(appId='00000003-0000-0000-c000-000000000000')?\$select=id" --query id -o tsv)
assigned=$(az rest --method get --url "$graph/servicePrincipals/$principal/appRoleAssignments" --query 'value[].appRoleId' -o tsv)

for permission in "${permissions[@]}"; do
  role=$(az rest --method get --url "$graph/servicePrincipals/$resource/appRoles" \
    --query "value[?value=='$permission' && contains(allowedMemberTypes, 'Application')].id | [0]" -o tsv)
  if grep -qx "$role" <<<"$assigned"; then
    echo "has      $permission"
    continue
  fi
  az rest --method post --url "$graph/servicePrincipals/$principal/appRoleAssignments" --headers Content-Type=application/json \
    --body "{\"principalId\":\"$principal\",\"resourceId\":\"$resource\",\"appRoleId\":\"$role\"}" --output none
  echo "granted  $permission"
done

filter=""
for mailbox in "$@"; do
  filter+="${filter:+ -or }PrimarySmtpAddress -eq '$mailbox'"
done
cat <<EOF

Run these in Exchange Online PowerShell (Connect-ExchangeOnline), so that the app reaches only: $*

New-ServicePrincipal -AppId $client -ObjectId $principal -DisplayName "Champion Automations"
New-ManagementScope -Name "Champion Automations" -RecipientRestrictionFilter "$filter"
foreach (\$role in "Application Mail.ReadWrite", "Application Mail.Send", "Application Calendars.ReadWrite") {
  New-ManagementRoleAssignment -App $principal -Role \$role -CustomResourceScope "Champion Automations"
}
Test-ServicePrincipalAuthorization -Identity $principal -Resource $1

A managed identity may go on with an older token for about a day.
EOF
