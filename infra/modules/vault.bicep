metadata description = 'Key Vault with the secrets of the app, and the app settings that refer to them.'

@minLength(3)
@maxLength(24)
param name string
param location string
param tags object

@description('The identity that reads the secrets.')
param identityName string

@secure()
param entraClientSecret string

@secure()
param signedLinksKey string

@secure()
param channelWebhookUrl string

var keyVaultSecretsUser = '4633458b-17de-408a-874b-0445c86b69e6'

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' existing = {
  name: identityName
}

resource vault 'Microsoft.KeyVault/vaults@2025-05-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    tenantId: tenant().tenantId
    sku: { family: 'A', name: 'standard' }
    enableRbacAuthorization: true
    enableSoftDelete: true
    enablePurgeProtection: true
  }
}

// A secret that is not given is left as it is in the vault, so that later deployments need not know it.
resource clientSecret 'Microsoft.KeyVault/vaults/secrets@2025-05-01' = if (!empty(entraClientSecret)) {
  parent: vault
  name: 'entra-client-secret'
  properties: { value: entraClientSecret }
}

resource linksKey 'Microsoft.KeyVault/vaults/secrets@2025-05-01' = if (!empty(signedLinksKey)) {
  parent: vault
  name: 'signed-links-key'
  properties: { value: signedLinksKey }
}

resource webhookUrl 'Microsoft.KeyVault/vaults/secrets@2025-05-01' = if (!empty(channelWebhookUrl)) {
  parent: vault
  name: 'channel-webhook-url'
  properties: { value: channelWebhookUrl }
}

resource assignment 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(vault.id, identity.id, keyVaultSecretsUser)
  scope: vault
  properties: {
    principalId: identity.properties.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', keyVaultSecretsUser)
  }
}

@description('App settings that refer to the secrets, without their values.')
output settings object = {
  Entra__ClientSecret: '@Microsoft.KeyVault(VaultName=${vault.name};SecretName=entra-client-secret)'
  SignedLinks__Key: '@Microsoft.KeyVault(VaultName=${vault.name};SecretName=signed-links-key)'
}

output channelWebhookReference string = '@Microsoft.KeyVault(VaultName=${vault.name};SecretName=channel-webhook-url)'
