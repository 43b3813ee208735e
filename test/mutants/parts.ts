/**
 * The code that mutants are made of, by part. Its folders are named only here. A test fails where a pattern matches no
 * file, so a file that moves takes its pattern along.
 */
export const PARTS = {
  calls: ['lib/calls/*.ts'],
  protocols: ['lib/carriers/*/{protocol,form-protocol}.ts'],
  purchase: [
    'lib/masks/{create-mask,claim,lease,create-request,finished,wish,make-ids,mask-answer}.ts',
    'lib/masks/{buy-*,order-surely,reserve,purchase,ladder,shuffle,pause,patient-supplier,carrier-budget}.ts',
    'lib/masks/{import-mask,imported-mask,reserve-imported}.ts',
  ],
  release: ['lib/masks/{release-mask,give-back,return-number,ask-carrier,tombstone}.ts'],
  places: ['lib/masks/{places,take-place,take-turns,number-place,request-places,unused-places}.ts'],
  sweep: ['lib/masks/sweep/!(dynamodb-)*.ts'],
  table: [
    'lib/masks/{dynamodb-*,items,hedged,in-batches,route-reader,mask-store}.ts',
    'lib/masks/sweep/dynamodb-*.ts',
  ],
  masks: [
    'lib/masks/{active-mask,block,block-caller,change-mask,list-blocks,mask,mask-json,move-mask}.ts',
    'lib/masks/{refuse-mask-as-number,remove-blocks,show-mask,unblock-caller}.ts',
  ],
  people: ['lib/masks/{forget,forget-request,forget-rows}.ts'],
} as const satisfies Readonly<Record<string, readonly string[]>>;
