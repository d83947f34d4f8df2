targetScope = 'subscription'

metadata description = 'Champion Automations: one function app, its storage, its secrets and its monitoring.'

@description('Name of this environment, such as prod or pilot. Part of every resource name.')
@minLength(1)
@maxLength(20)
param environmentName string

@description('The Azure region. It must offer Flex Consumption.')
param location string

@description('Tenant whose people the programme is for.')
param entraTenantId string = tenant().tenantId

@description('Client id of the Entra app registration that managers sign in to, and the audience of API tokens.')
param entraClientId string

@description('Client secret of that app registration, for the sign-in pages.')
@secure()
param entraClientSecret string = ''

@description('Key that signs the links in mails: base64 of 32 bytes or more.')
@secure()
param signedLinksKey string = ''

@description('Address of the Teams Workflows webhook that channel cards are posted to.')
@secure()
param channelWebhookUrl string = ''

@description('Whether cards are posted to a Teams channel. The address of its webhook is then a secret in the vault.')
param postToChannel bool = false

@description('Azure OpenAI resource whose model drafts texts for the digests. Without one nothing leaves for a model. Give the identity the role Cognitive Services OpenAI User on it.')
param languageModelEndpoint string = ''

@description('Name of the deployment of a chat model there that knows structured outputs.')
param languageModelDeployment string = ''

@description('Public address of the app when it has a domain of its own. By default the one that Azure gives it.')
param appBaseUrl string = ''

@description('Most instances the app may scale out to.')
@minValue(40)
@maxValue(1000)
param maximumInstanceCount int = 40

var token = toLower(uniqueString(subscription().id, environmentName, location))
var identityName = 'id-automations-${token}'
var storageName = 'st${token}'
var tags = { 'azd-env-name': environmentName }

resource group 'Microsoft.Resources/resourceGroups@2025-04-01' = {
  name: 'rg-automations-${environmentName}'
  location: location
  tags: tags
}

module identity 'modules/identity.bicep' = {
  scope: group
  params: {
    name: identityName
    location: location
    tags: tags
  }
}

module storage 'modules/storage.bicep' = {
  scope: group
  dependsOn: [identity]
  params: {
    name: storageName
    location: location
    tags: tags
    identityName: identityName
  }
}

module monitoring 'modules/monitoring.bicep' = {
  scope: group
  dependsOn: [identity]
  params: {
    name: 'automations-${token}'
    location: location
    tags: tags
    identityName: identityName
  }
}

module vault 'modules/vault.bicep' = {
  scope: group
  dependsOn: [identity]
  params: {
    name: 'kv-${token}'
    location: location
    tags: tags
    identityName: identityName
    entraClientSecret: entraClientSecret
    signedLinksKey: signedLinksKey
    channelWebhookUrl: channelWebhookUrl
  }
}

module app 'modules/functionApp.bicep' = {
  scope: group
  dependsOn: [identity]
  params: {
    name: 'func-automations-${token}'
    location: location
    tags: union(tags, { 'azd-service-name': 'functions' })
    identityName: identityName
    storageAccountName: storageName
    deploymentContainerName: storage.outputs.deploymentContainerName
    applicationInsightsConnectionString: monitoring.outputs.connectionString
    maximumInstanceCount: maximumInstanceCount
    baseUrl: appBaseUrl
    settings: {
      Entra__TenantId: entraTenantId
      Entra__ClientId: entraClientId
      ...vault.outputs.settings
      ...(empty(languageModelEndpoint)
        ? {}
        : { LanguageModel__Endpoint: languageModelEndpoint, LanguageModel__Deployment: languageModelDeployment })
      ...(postToChannel ? { Channel__WebhookUrl: vault.outputs.channelWebhookReference } : {})
    }
  }
}

output AZURE_LOCATION string = location
output AZURE_RESOURCE_GROUP string = group.name
output AZURE_FUNCTION_APP_NAME string = app.outputs.name
output AZURE_STORAGE_ACCOUNT_NAME string = storage.outputs.name
output APP_BASE_URL string = app.outputs.baseUrl
output IDENTITY_PRINCIPAL_ID string = identity.outputs.principalId
output IDENTITY_CLIENT_ID string = identity.outputs.clientId
